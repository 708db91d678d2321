-- SPDX-License-Identifier: MIT
-- Records come out however the data is cut; the end makes no empty record.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local show = dofile(arg[0]:match ".*/" .. "lib/show.lua")

local function try(separator, ...)
  show(stream.scanner.new { stream = pieces(...), record_separator = separator })
end
try("\n", "a\nb\n")                                 -- expect: [a][b]EOF
try("\n", "a\n", "\n", "b")                         -- expect: [a][][b]EOF
try("\n", "a", "b", "\n", "c")                      -- expect: [ab][c]EOF
try("\r\n", "a\r", "\nb\r\nc\r", "\n")              -- expect: [a][b][c]EOF
try("--", "a-b--", "c-", "-", "-d-")                -- expect: [a-b][c][-d-]EOF
try("\n")                                           -- expect: EOF
try("\n", "\n")                                     -- expect: []EOF
try("aab", "aaa", "ab", "x")                        -- expect: [aa][x]EOF
try("\0", "a\0b\0")                                 -- expect: [a][b]EOF
