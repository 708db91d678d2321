-- SPDX-License-Identifier: MIT
-- A fiber may wait inside protected calls of any depth, succeed or fail afterwards.

local function nest(depth, outcome)
  if depth == 0 then
    this_fiber.yield()
    return outcome()
  end
  if depth % 2 == 0 then return select(2, pcall(nest, depth - 1, outcome)) end
  return select(2, xpcall(nest, function(why) return why end, depth - 1, outcome))
end

local f = spawn(function()
  return nest(50, function() return 'deep' end)
end)
print(f:join())                                      -- expect: deep
print(nest(20, function() error({ 'table' }) end)[1])  -- expect: table
