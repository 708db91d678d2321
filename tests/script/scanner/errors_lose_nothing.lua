-- SPDX-License-Identifier: MIT
-- An error that is not EOF passes through, and the next call goes on.

local stream = require "stream"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")

local EIO, own = require("generic_error").EIO, {}
local s = stream.scanner.new { stream = pieces("on", EIO, "e", own, "\nt") }
local ok, why = pcall(s.get_line, s)
print(ok, rawequal(why, EIO), s.record_size)        -- expect: false	true	0
ok, why = pcall(s.get_line, s)
print(ok, why == own)                               -- expect: false	true
print(tostring(s:get_line()), s.record_number)      -- expect: one	1
print(tostring(s:get_line()))                       -- expect: t
