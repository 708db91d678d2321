-- SPDX-License-Identifier: MIT
-- buffered_line() shows the record as it was read, or nothing where there is none.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local s = stream.scanner.new {
  stream = pieces(" a b \n c "), trim_record = true, field_separator = " ",
}
local function line() print("[" .. tostring(s:buffered_line()) .. "]") end
line()                                              -- expect: []
s:get_line()
line()                                              -- expect: [ a b ]
s.record_separator = "something else"
line()                                              -- expect: [ a b ]
s:remove_line()
line()                                              -- expect: []
s:get_line()
line()                                              -- expect: [ c ]
pcall(s.get_line, s)
line()                                              -- expect: []
