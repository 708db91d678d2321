-- SPDX-License-Identifier: MIT
-- A new timer stands at the epoch of its clock: wait() only goes round the queue.

local time = require "time"
local timer = time.steady_timer.new()
print(getmetatable(timer))                                    -- expect: steady_timer
print(timer.expiry == time.steady_clock.epoch())              -- expect: true
print(rawequal(timer.expiry, timer.expiry))                   -- expect: false
spawn(function() print "other" end)
local count = select("#", timer:wait())
print(count)
timer:wait()
timer:expires_at(time.steady_clock.epoch() - 5)
timer:wait()
print "waited thrice"
-- expect: other
-- expect: 0
-- expect: waited thrice
