-- SPDX-License-Identifier: MIT
-- A module that guards its globals.
answer = 42
setmetatable(_G, {
  __index = function(_, name) return 'no ' .. name end,
  __newindex = function() error('read-only', 0) end,
})
