-- SPDX-License-Identifier: MIT
-- With append everything is written at the end, at whatever offset, and after a seek.
local file = require "file"
local made = io.open("log", "w")
made:write "one "
made:close()
local f, g = file.stream.new(), file.random_access.new()
f:open("log", { "append", "write_only" })
f:write_some "two "
print(f:seek(0, "cur"), f:seek(0, "set"))      -- expect: 8	0
f:write_some "three "
g:open("log", { "append", "write_only" })
g:write_some_at(0, "four")
print(io.open("log"):read "*a")                -- expect: one two three four
