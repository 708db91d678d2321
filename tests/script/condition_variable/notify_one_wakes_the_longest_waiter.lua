-- SPDX-License-Identifier: MIT
-- One at a time, in the order of arrival.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
for i = 1, 3 do
  spawn(function()
    m:lock()
    cv:wait(m)
    print(i)
    m:unlock()
  end)
end
this_fiber.yield()
for _ = 1, 4 do
  print("notify", select("#", cv:notify_one()))
  this_fiber.yield()
end
-- expect: notify	0
-- expect: 1
-- expect: notify	0
-- expect: 2
-- expect: notify	0
-- expect: 3
-- expect: notify	0
