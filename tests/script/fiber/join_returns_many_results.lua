-- SPDX-License-Identifier: MIT
-- As many results as a function can return fit through a join, waiting or not.

local function many()
  return unpack({}, 1, 7000)
end

print(select('#', spawn(many):join()))  -- expect: 7000
local ended = spawn(many)
this_fiber.yield()
print(select('#', ended:join()))        -- expect: 7000
