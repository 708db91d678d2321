-- SPDX-License-Identifier: MIT
-- An iterator keeps its path, has a place of its own, and ends for good.

local path = require("filesystem").path
local one = path("/a/b"):iterator()
local p = path "x/"
local other, third = p:iterator(), p:iterator()
p = nil
collectgarbage()
collectgarbage()
print(one(), other(), one(1, 2), third(), other() == "")      -- expect: /	x	a	x	true
print(select("#", other()), other(), one(), one(), one())     -- expect: 0	nil	b	nil
print(third() == "", (third()))                               -- expect: true	nil
print(select("#", path():iterator()()))                       -- expect: 0
