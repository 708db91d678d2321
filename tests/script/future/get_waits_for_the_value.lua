-- SPDX-License-Identifier: MIT
-- Waiters are woken in the order of their arrival.

local future = require "future"
local promise, result = future.new()
local last
for i = 1, 3 do
  last = spawn(function() print(i, result:get()) end)
end
this_fiber.yield()
print(select("#", promise:set_value("v")))
last:join()
-- expect: 0
-- expect: 1	v
-- expect: 2	v
-- expect: 3	v
print(result:get(), result:get())                             -- expect: v	v
