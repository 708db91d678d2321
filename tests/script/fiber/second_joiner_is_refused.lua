-- SPDX-License-Identifier: MIT
-- While one fiber joins, nobody else can join or detach.

local slow = spawn(function()
  for _ = 1, 4 do this_fiber.yield() end
  return 'slow'
end)
local first = spawn(function() return slow:join() end)
this_fiber.yield()
print(slow.joinable)                    -- expect: false
local ok, e = pcall(slow.join, slow)
print(ok, e.code, e.arg)                -- expect: false	22	1
ok, e = pcall(slow.detach, slow)
print(ok, e.code, e.arg)                -- expect: false	22	1
print(first:join())                     -- expect: slow
