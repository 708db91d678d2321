-- SPDX-License-Identifier: MIT
-- A slave takes filters for functions that there are, until it is given to a process; a call
-- that fails does not take it.
local libc_service, tools = require "libc_service", require "./tools"
if _CONTEXT == "worker" then
  print((select(3, io.open "/filtered")), (select(3, io.open "/asked")))
  return
end
local function try(...) print(tools.describe(pcall(...))) end
local function set(slave, key, value) slave[key] = value end
local function start(slave, more)
  local subprocess = { libc_service = slave, stdout = "share", stderr = "share" }
  for name, value in pairs(more or {}) do subprocess[name] = value end
  local process = spawn_vm { module = ".", subprocess = subprocess }
  return process
end
local master, slave = libc_service.new()
try(set, slave, "open", "return -1")        -- expect: nothing
try(set, slave, "openat2", "return -1")     -- expect: generic 22 2
try(set, slave, 1, "return -1")             -- expect: generic 22 2
try(set, slave, "open", nil)                -- expect: generic 22 3
try(set, slave, "open", 1)                  -- expect: generic 22 3
try(function() return slave.open end)       -- expect: emilua.core 8 nil
for _, value in ipairs { true, 1, "slave", {}, master } do
  print(tools.describe(pcall(start, value)))
end
-- expect: generic 22 subprocess/libc_service
-- expect: generic 22 subprocess/libc_service
-- expect: generic 22 subprocess/libc_service
-- expect: generic 22 subprocess/libc_service
-- expect: generic 22 subprocess/libc_service
try(start, slave, { nested = 1 })           -- expect: generic 22 subprocess/nested
local large = ("-"):rep(33 * 1024 * 1024)
set(slave, "open", large)
set(slave, "stat", large)
try(start, slave)                           -- expect: generic 90 nil
set(slave, "open", "return -1, 2") -- of its own module, too
set(slave, "stat", "return -1, 2")
local process = start(slave)
try(start, slave)                           -- expect: generic 22 subprocess/libc_service
try(set, slave, "open", "return -1")        -- expect: generic 22 1
print(process:wait().reason)                -- expect: exit
-- With many namespaces the kernel refuses, after the filters were put where they will be found.
local function filter(errno)
  return ([[
    local open, path, flags = ...
    if path == "/filtered" then return -1, %d end
    local result, errno = open(path, flags)
    return result, errno
  ]]):format(errno)
end
local other, again = libc_service.new()
again.open = filter(11)
local ffi = require "ffi"
ffi.cdef "int dup(int); int close(int);"
local kept = {}
while true do
  local fd = ffi.C.dup(0)
  if fd < 0 then break end
  kept[#kept + 1] = fd
  if #kept > 100000 then break end
end
print(pcall(start, again) and "it had room" or "no room") -- expect: no room
for _, fd in ipairs(kept) do ffi.C.close(fd) end
again.open = filter(12)
io.stdout:flush()
process = start(again)
tools.serve(other, { open = function(_, path)
  if tostring(path) ~= "/asked" then return false end
  other:send(-1, 13)
end })
print(process:wait().reason)
-- expect: 12	13
-- expect: exit
