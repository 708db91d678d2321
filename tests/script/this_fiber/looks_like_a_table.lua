-- SPDX-License-Identifier: MIT
-- this_fiber is one read-only table that hides its metatable.

print(type(this_fiber), getmetatable(this_fiber))   -- expect: table	this_fiber
print(next(this_fiber))                             -- expect: nil
print(this_fiber.is_main, spawn(function() return this_fiber end):join() == this_fiber)
-- expect: true	true
