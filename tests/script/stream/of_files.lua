-- SPDX-License-Identifier: MIT
-- Files are streams: copied from and to where they stand, read to their end, and by lines.
local file, stream = require "file", require "stream"
local function open(name, ...)
  local f = file.stream.new()
  f:open(name, { ... })
  return f
end
local text = {}
for i = 1, 50000 do text[i] = ("line %d\n"):format(i) end
text = table.concat(text)
local a = open("a", "create", "read_write")
print(stream.write_all(a, text) == #text)      -- expect: true
a:seek(100, "set")
local b = open("b", "create", "read_write")
b:write_some "head"
print(stream.copy(a, b, 70000), stream.copy(a, b) == #text - 70100, a:seek(0, "cur") == #text)
-- expect: 70000	true	true
b:seek(0, "set")
print(tostring(stream.read_to_end(b)) == "head" .. text:sub(101))  -- expect: true
a:seek(0, "set")
local count = 0
for line in stream.lines(a) do
  count = count + 1
  if line ~= "line " .. count then print(line) end
end
print(count)                                   -- expect: 50000
local read_only, EBADF = open("a", "read_only"), require("generic_error").EBADF
a:seek(0, "set")
local _, why = pcall(stream.copy, a, read_only)
print(why:togeneric() == EBADF, why.bytes_transferred)  -- expect: true	0

local log = open("log", "create", "append", "write_only")
b:seek(0, "set")
print(stream.copy(b, log, 4), stream.copy(open("/proc/self/status", "read_only"), log) > 100)
-- expect: 4	true
local text_of_log = io.open("log"):read "*a"
print(#text_of_log == log.size, text_of_log:sub(1, 9))  -- expect: true	headName:
a:seek(-10, "end")
print(stream.copy(a, a, 100))                  -- expect: 10
