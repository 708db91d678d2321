-- SPDX-License-Identifier: MIT
-- A wrapped coroutine that is parked raises EPERM as well, and is not harmed.

local wrapped = coroutine.wrap(function()
  this_fiber.yield()
  coroutine.yield 'one'
  return 'two'
end)
local f = spawn(function() return wrapped() end)
this_fiber.yield()
local ok, e = pcall(wrapped)
print(ok, e.code, tostring(e.category))  -- expect: false	1	generic
print(f:join())                          -- expect: one
print(wrapped())                         -- expect: two
