-- SPDX-License-Identifier: MIT
-- wait() tells how the process has ended, again and again; one fiber at a time can wait for
-- the end, which a cancel does not take away.
local tools, inbox = require "./tools", require "inbox"
local system = require "system"
if _CONTEXT == "worker" then
  local order = inbox:receive()
  if order == "error" then error "on purpose" end
  if type(order) == "number" then system.exit(order) end
  return
end
local function start(order)
  local process = spawn_vm { module = ".", subprocess = {} }
  process:send(order)
  return process
end
for _, order in ipairs { "return", "error", 0, 3, 255 } do
  local process = start(order)
  print(tools.ending(process), tools.ending(process))
end
-- expect: exit 0	exit 0
-- expect: exit 1	exit 1
-- expect: exit 0	exit 0
-- expect: exit 3	exit 3
-- expect: exit 255	exit 255
local process = spawn_vm { module = ".", subprocess = {} }
local first = spawn(function() return tools.ending(process) end)
this_fiber.yield()
print(tools.describe(pcall(process.wait, process))) -- expect: generic 16 nil
first:cancel()
first:join()
local second = spawn(function() return tools.ending(process) end)
this_fiber.yield()
process:close()
print(second:join()) -- expect: exit 1
local ending = process:wait()
print(ending.exit_code, ending.exit_signal, ending.reason) -- expect: 1	nil	exit
process = start "return"
process:kill()
ending = process:wait()
print(ending.exit_code, ending.exit_signal, ending.reason) -- expect: nil	9	signal
print(tools.describe(pcall(function()
  this_fiber.forbid_suspend()
  process:wait()
end))) -- expect: emilua.core 12 nil
