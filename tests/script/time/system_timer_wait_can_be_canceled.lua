-- SPDX-License-Identifier: MIT
-- Canceling one fiber leaves the other waiters alone.

local time = require "time"
local timer = time.system_timer.new()
timer:expires_after(0.05)
local one = spawn(function()
  local ok, err = pcall(timer.wait, timer)
  print(ok, err.code, err.category)                           -- expect: false	13	emilua.core
  timer:wait()
end)
local other = spawn(function()
  timer:wait()
  print "in time"
end)
this_fiber.yield()
one:cancel()
one:join()
print(one.cancellation_caught)                                -- expect: true
other:join()                                                  -- expect: in time
timer:expires_after(1000)
local third = spawn(function() timer:wait() end)
this_fiber.yield()
third:cancel()
third:join()
print(timer:cancel())                                         -- expect: 0
