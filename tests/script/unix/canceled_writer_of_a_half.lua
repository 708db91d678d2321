-- SPDX-License-Identifier: MIT
-- Who writes to a full socket whose other end has said its last word can be ended like anybody:
-- by its fiber, by its object, and with its state.
local unix, system, core_error = require "unix", require "system", require "core_error"
local text = ("x"):rep(100000)
-- A fiber that waits, for as long as the kernel needs to have a worker of its own do so.
local function waiting()
  local one, other = unix.stream.socket.pair()
  other:shutdown "send"
  local fiber = spawn(function()
    local ok, why
    repeat ok, why = pcall(one.write_some, one, text) until not ok
    return why == core_error.fiber_canceled and "canceled" or why
  end)
  for _ = 1, 300 do this_fiber.yield() end
  return one, fiber, other
end
local one, fiber, other = waiting()
fiber:cancel()
print(fiber:join())                            -- expect: canceled
for _, how in ipairs { "cancel", "close", "release" } do
  one, fiber, other = waiting()
  one[how](one)
  print(how, fiber:join())
end
-- expect: cancel	Operation canceled
-- expect: close	Operation canceled
-- expect: release	Operation canceled
one, fiber, other = waiting()
system.exit(0)
