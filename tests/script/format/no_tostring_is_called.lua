-- SPDX-License-Identifier: MIT
-- An object is refused even if it has a text.

local object = setmetatable({}, {__tostring = function() return "called" end})
local ok, e = pcall(format, "{}", object)
print(ok, e.arg)    -- expect: false	2
