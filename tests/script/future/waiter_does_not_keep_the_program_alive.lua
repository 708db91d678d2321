-- SPDX-License-Identifier: MIT
-- A promise that is held and never kept ends nobody else.

local future = require "future"
promise, result = future.new()
spawn(function()
  result:get()
  print "not reached"
end)
this_fiber.yield()
print "end"                                                   -- expect: end
