-- SPDX-License-Identifier: MIT
-- dup_from() takes descriptors that own something, and only from the master.
local system = require "system"
if _CONTEXT == 'worker' then
  local inbox = require "inbox"
  local boss = inbox:receive()
  local ok, why = pcall(system.in_.dup_from, nil, 5)
  boss:send { tostring(why.category), why.code, getmetatable(system.out:dup()) }
  return
end
local function try(...)
  local ok, why = pcall(system.out.dup_from, ...)
  print(ok, tostring(why.category), why.code, why.arg)
end
local fd = system.in_:dup()
fd:close()
try(nil, 5)                                   -- expect: false	generic	22	2
try(nil)                                      -- expect: false	generic	22	2
try(nil, system.out)                          -- expect: false	generic	22	2
try(nil, fd)                                  -- expect: false	generic	9	nil
local inbox, worker = require "inbox", spawn_vm '.'
worker:send(inbox)
print(unpack(inbox:receive()))                -- expect: generic	1	file_descriptor
