-- SPDX-License-Identifier: MIT
-- os.exit() ends the program however many timers are set.

local time = require "time"
local timer = time.system_timer.new()
timer:expires_after(1000)
spawn(function() timer:wait() end)
spawn(function() time.sleep(1000) end)
this_fiber.yield()
os.exit(0)
