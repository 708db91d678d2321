-- SPDX-License-Identifier: MIT
-- Trimming changes what is shown, not what is consumed, at the end of the input too.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local show = dofile(arg[0]:match ".*/" .. "lib/show.lua")

local function try(trim, separator, ...)
  show(stream.scanner.new { stream = pieces(...), trim_record = trim,
    field_separator = separator })
end
try(true, nil, " a b \n\t\n  last  ")               -- expect: [a b][][last]EOF
try(true, nil, "x\n   ")                            -- expect: [x][]EOF
try(false, nil, " a \n b ")                         -- expect: [ a ][ b ]EOF
try("-", nil, "--a-b--\n--\n-c ")                   -- expect: [a-b][][c ]EOF
try(true, " ", " a b \n   \n c d ")                 -- expect: [{a|b}][{}][{c|d}]EOF
