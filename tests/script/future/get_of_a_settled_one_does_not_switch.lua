-- SPDX-License-Identifier: MIT
-- No other fiber runs.

local future = require "future"
local promise, result = future.new()
promise:set_value(1)
spawn(function() print "other" end)
print(result:get())                                           -- expect: 1
this_fiber.yield()                                            -- expect: other
