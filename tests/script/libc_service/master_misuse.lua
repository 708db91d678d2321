-- SPDX-License-Identifier: MIT
-- What a master cannot do now is refused, and nothing else happens.
local libc_service, tools = require "libc_service", require "./tools"
if _CONTEXT == "worker" then
  for _ = 1, 3 do io.open("/nowhere/a") end
  return
end
local function try(...) print(tools.describe(pcall(...))) end
local master, slave = libc_service.new()
print(getmetatable(master), getmetatable(slave))
-- expect: libc_service.master	libc_service.slave
try(function() return master.function_ end) -- expect: generic 42 nil
try(master.arguments, master)               -- expect: generic 42 nil
try(master.descriptors, master)             -- expect: generic 42 nil
try(master.send, master, 0)                 -- expect: generic 22 nil
try(master.send_with_fds, master, 0, {})    -- expect: generic 22 nil
try(master.use_slave_credentials, master)   -- expect: generic 22 1
try(master.receive, {})                     -- expect: generic 22 1
try(master.send, slave, 0)                  -- expect: generic 22 1
try(function() return master.other end)     -- expect: emilua.core 8 nil
try(libc_service.new, 1)                    -- expect: generic 22 1
try(libc_service.new, { multiplex = true }) -- expect: generic 22 1
try(libc_service.new, { multiplexed = 1 })  -- expect: generic 22 1
local other = spawn(function() master:receive() end)
this_fiber.yield()
try(master.receive, master)                 -- expect: generic 16 nil
other:cancel()
other:join()

local process = spawn_vm { module = ".", subprocess = { libc_service = slave } }
local function next_request()
  repeat
    master:receive()
    local path = tostring(master:arguments())
    if path ~= "/nowhere/a" then master:use_slave_credentials() end
  until path == "/nowhere/a"
end
next_request()
try(master.receive, master)                 -- expect: generic 22 1
try(master.descriptors, master)             -- expect: generic 22 1
for _, result in ipairs { "0", 1.5, 2 ^ 31, {}, true } do
  try(master.send, master, result)
end
-- expect: generic 22 2
-- expect: generic 22 2
-- expect: generic 22 2
-- expect: generic 22 2
-- expect: generic 22 2
try(master.send, master)                    -- expect: generic 22 2
try(master.send, master, -1, "ENOENT")      -- expect: generic 22 3
try(master.send, master, -1, -1)            -- expect: generic 22 3
local core = select(2, pcall(function() return master.other end))
try(master.send, master, -1, core)          -- expect: generic 22 3
try(master.send_with_fds, master, 0)        -- expect: generic 22 3
try(master.send_with_fds, master, 0, { 1 }) -- expect: generic 22 3
local handles = {}
for i = 1, 5 do handles[i] = tools.content "" end
try(master.send_with_fds, master, 0, handles)        -- expect: generic 75 3
try(master.send_with_fds, master, 0, { handles[1] }, {}) -- expect: generic 22 4
handles[5]:close()
try(master.send_with_fds, master, 0, { handles[5] }) -- expect: generic 16 nil
-- The same one often counts once.
local same = {}
for i = 1, 9 do same[i] = handles[1] end
try(master.send_with_fds, master, 0, same)  -- expect: nothing
try(master.send, master, 0)                 -- expect: generic 22 nil
handles[1]:close()
next_request()
try(master.send, master, -1, require "generic_error".EPERM) -- expect: nothing
next_request()
process:kill()
process:wait()
try(master.send, master, 0)                 -- expect: system 32 nil
try(master.receive, master)                 -- expect: asio.misc 2 nil
master:close()
master:close()
try(master.receive, master)                 -- expect: system 9 nil
