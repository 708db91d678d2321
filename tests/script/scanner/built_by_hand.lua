-- SPDX-License-Identifier: MIT
-- A table with the public metatable is a scanner, and methods may be added for all.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local mt = stream.scanner.mt
local s = setmetatable({ stream = pieces("one\ntwo\n"), record_separator = "\n" }, mt)
print(#s:buffered_line(), #s:buffer())              -- expect: 0	0
s:remove_line()
print(tostring(s:get_line()), s.record_number)      -- expect: one	1
function mt.__index:shout() return tostring(self:get_line()):upper() end
print(s:shout())                                    -- expect: TWO
