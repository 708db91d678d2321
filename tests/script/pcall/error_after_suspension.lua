-- SPDX-License-Identifier: MIT
-- An error raised after a wait is caught by the protected call around.

local others = 0
spawn(function()
  for _ = 1, 10 do
    others = others + 1
    this_fiber.yield()
  end
end)
local ok, why = pcall(function()
  this_fiber.yield()
  this_fiber.yield()
  error('late', 0)
end)
print(ok, why, others)                                  -- expect: false	late	2
print(xpcall(function()
  this_fiber.yield()
  error('late', 0)
end, function(message) return message .. ' handled' end))  -- expect: false	late handled
