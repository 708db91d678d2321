-- SPDX-License-Identifier: MIT
-- A fiber can be canceled while it sends a break, also in a coroutine; others go on.
local serial_port = require "serial_port"
local port, slave = serial_port.ptypair()
local function send() return port:send_break() end
local fibers = { spawn(send), spawn(coroutine.wrap(send)), spawn(send) }
this_fiber.yield()
fibers[1]:cancel()
fibers[2]:cancel()
for i = 1, 3 do
  fibers[i]:join()
  print(fibers[i].cancellation_caught)
end
-- expect: true
-- expect: true
-- expect: false
spawn(function()
  this_fiber.disable_cancellation()
  send()
  print "over"                                        -- expect: over
end):cancel()
spawn(send):detach()
