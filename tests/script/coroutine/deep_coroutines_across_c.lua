-- SPDX-License-Identifier: MIT
-- Coroutines in a coroutine behind C: the error shows where the wait is, at any depth.

local function nest(depth)
  if depth == 0 then
    local ok, why = pcall(this_fiber.yield)
    return ok and 'waited' or why
  end
  return coroutine.wrap(nest)(depth - 1)
end
for depth = 0, 4 do
  print(depth, (('x'):gsub('x', function() return nest(depth) end)))
end
-- expect: 0	attempt to suspend across a C-call boundary
-- expect: 1	attempt to suspend across a C-call boundary
-- expect: 2	attempt to suspend across a C-call boundary
-- expect: 3	attempt to suspend across a C-call boundary
-- expect: 4	attempt to suspend across a C-call boundary
print(nest(4))  -- expect: waited
