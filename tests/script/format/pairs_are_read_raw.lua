-- SPDX-License-Identifier: MIT
-- Metamethods make no pair out of an empty table.

local pair = setmetatable({}, {
  __index = function(_, i) return i == 1 and "a" or 1 end,
  __len = function() return 2 end,
})
local ok, e = pcall(format, "{a}", pair)
print(ok, type(e), e.arg)    -- expect: false	table	2
