-- SPDX-License-Identifier: MIT
-- A file that another process has sent is not asked for capabilities before somebody trusts it.
local inbox, system = require "inbox", require "system"
if _CONTEXT == "worker" then
  inbox:receive():send(system.in_:dup())
  return
end
local process = spawn_vm { module = ".", subprocess = { stdin = "share", stderr = "share" } }
process:send(inbox)
local descriptor = inbox:receive()
local function try(call, ...)
  local ok, why = pcall(call, ...)
  print(ok, tostring(why.category), why.code == 13)
end
try(descriptor.cap_get, descriptor)                   -- expect: false	generic	true
try(descriptor.cap_set, descriptor, system.cap_init()) -- expect: false	generic	true
descriptor:trust()
try(descriptor.cap_get, descriptor)                   -- expect: false	system	false
