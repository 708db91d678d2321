-- SPDX-License-Identifier: MIT
-- A timer that nobody holds still wakes its waiters.

local time = require "time"
local timer = time.steady_timer.new()
timer:expires_after(0.03)
spawn(function()
  timer:wait()
  print "woken"                                               -- expect: woken
end)
this_fiber.yield()
timer = nil
collectgarbage()
