-- SPDX-License-Identifier: MIT
-- The table of an ended fiber is garbage.

local weak = setmetatable({}, { __mode = 'v' })
local f = spawn(function() weak[1] = this_fiber.local_ end)
f:join()
collectgarbage()
print(weak[1])                          -- expect: nil
print(next(spawn(function() return this_fiber.local_ end):join()))  -- expect: nil
