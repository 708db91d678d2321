-- SPDX-License-Identifier: MIT
-- A coroutine that waits inside a comparator gets the error; all stay usable.

local target = spawn(function()
  for _ = 1, 5 do this_fiber.yield() end
  return 'target'
end)
local seen = {}
local co
local list = { 3, 1, 2 }
table.sort(list, function(a, b)
  co = coroutine.create(function()
    local _, why = pcall(this_fiber.yield)
    seen[why] = true
    _, why = pcall(target.join, target)
    seen[why] = true
    coroutine.yield(a < b)
    return 'later'
  end)
  local _, less = coroutine.resume(co)
  return less
end)
print(table.concat(list, ' '))                   -- expect: 1 2 3
for why in pairs(seen) do print(why) end
-- expect: attempt to suspend across a C-call boundary
print(coroutine.status(co), coroutine.resume(co))  -- expect: suspended	true	later
this_fiber.yield()
print(target:join())                             -- expect: target
