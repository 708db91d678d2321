-- SPDX-License-Identifier: MIT
-- Canceling a joiner withdraws the join: the target is untouched and joinable again.

local target = spawn(function()
  for _ = 1, 5 do this_fiber.yield() end
  return 'result'
end)
local why
local joiner = spawn(function()
  why = select(2, pcall(target.join, target))
end)
this_fiber.yield()
print(target.joinable)                          -- expect: false
joiner:cancel()
joiner:interrupt()
print(target.joinable)                          -- expect: true
joiner:join()
print(why.code, tostring(why.category))         -- expect: 13	emilua.core
print(joiner.cancellation_caught)               -- expect: false
print(target:join())                            -- expect: result
