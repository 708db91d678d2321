-- SPDX-License-Identifier: MIT
-- Files may be named by paths, too.

local path = require("filesystem").path
local name = path "dir" .. "ectory.txt"
local file = io.open(name, "w")
file:write "one\ntwo\n"
file:close()
for line in io.lines(name) do print(line) end
-- expect: one
-- expect: two
io.input(name)
print(io.read())                                              -- expect: one
io.output(path "other"):write "x"
io.close()
print(io.open "other":read "*a")                              -- expect: x
io.output(io.stdout)
print(io.open(path "none"))                        -- expect: nil	none: No such file or directory	2
print(pcall(io.lines, path "none"))
-- expect: false	bad argument #1 to '?' (none: No such file or directory)
print(pcall(io.open, path "other\0"))
-- expect: false	bad argument #1 to '?' (path with a NUL)
print(pcall(io.open, path))
-- expect: false	bad argument #1 to '?' (string expected, got userdata)
