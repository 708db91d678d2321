-- SPDX-License-Identifier: MIT
-- A string splits plainly: n separators make n + 1 fields, an empty record has none.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local show = dofile(arg[0]:match ".*/" .. "lib/show.lua")

local function try(separator, text)
  show(stream.scanner.new { stream = pieces(text), field_separator = separator })
end
try(",", "a,b\n\nc\n,\na,,b,\n")                    -- expect: [{a|b}][{}][{c}][{|}][{a||b|}]EOF
try("::", "a::b:::c")                               -- expect: [{a|b|:c}]EOF
try(" ", "a b")                                     -- expect: [{a|b}]EOF
