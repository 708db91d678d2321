-- SPDX-License-Identifier: MIT
-- A wrapped coroutine raises the very value.

local object = {}
local ok, why = pcall(coroutine.wrap(function()
  this_fiber.yield()
  error(object)
end))
print(ok, rawequal(why, object))             -- expect: false	true
print(pcall(coroutine.wrap(error), nil))     -- expect: false	nil
print(pcall(coroutine.wrap(error), false))   -- expect: false	false
