-- SPDX-License-Identifier: MIT
-- Results, and strings quoted on the way, may be long.

local text = ("y"):rep(100000)
local result = format("{}{:?}{}{:>200000}", text, text, text, "z")
print(#result, result:sub(-3))    -- expect: 500002	  z
print(format("{}{}{}", text, text, text) == text .. text .. text)    -- expect: true
