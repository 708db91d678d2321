-- SPDX-License-Identifier: MIT
-- A message handler runs where the error was raised: waiting there is refused in words.

local inner
print(xpcall(function() error 'x' end, function()
  inner = select(2, pcall(this_fiber.yield))
  return 'handled'
end))                 -- expect: false	handled
print(inner)          -- expect: attempt to suspend across a C-call boundary
this_fiber.yield()
