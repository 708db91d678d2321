-- SPDX-License-Identifier: MIT
-- An address as text: the same all through a fiber, another for each.

local main = this_fiber.id
print(main:match '^0x%x+$' == main)     -- expect: true
local seen = { [main] = true }
local fibers = {}
for i = 1, 100 do
  fibers[i] = spawn(function()
    local id = this_fiber.id
    this_fiber.yield()
    return id == this_fiber.id and id
  end)
end
local distinct = 1
for _, f in ipairs(fibers) do
  local id = f:join()
  if not seen[id] then distinct = distinct + 1 end
  seen[id] = true
end
print(distinct, main == this_fiber.id)  -- expect: 101	true
