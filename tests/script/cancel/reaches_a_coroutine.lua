-- SPDX-License-Identifier: MIT
-- A wait inside coroutines is canceled where it is, and can be caught there.

local target = spawn(function()
  for _ = 1, 4 do this_fiber.yield() end
  return 'untouched'
end)
local f = spawn(function()
  local outer = coroutine.wrap(function()
    local inner = coroutine.create(function()
      local ok, e = pcall(target.join, target)
      print(ok, e.code)                          -- expect: false	13
      print(target.joinable)                     -- expect: true
      return 'inner went on'
    end)
    print(coroutine.resume(inner))               -- expect: true	inner went on
    return 'outer went on'
  end)
  print(outer())                                 -- expect: outer went on
end)
this_fiber.yield()
f:cancel()
f:join()
print(f.cancellation_caught, target:join())      -- expect: false	untouched
