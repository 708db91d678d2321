-- SPDX-License-Identifier: MIT
-- A path may be a string or a filesystem.path.
local file, unix = require "file", require "unix"
local socket = unix.stream.socket.new()
socket:open()
socket:bind("name")
local path, nowhere = socket.local_path, unix.stream.socket.new()
os.remove("name")
local f = file.stream.new()
f:open(path, { "create", "write_only" })
print(f:write_some "text", io.open("name"):read())     -- expect: 4	text
f:close()
f:open_waiting(path, { "read_only" })
print(f.size)                                          -- expect: 4
f:close()
f:open(".", { "read_only", "directory" })
local opened = file.stream.new(f:release():openat(path, { "read_only" }))
print(opened.size)                                     -- expect: 4
nowhere:open()
nowhere:bind("\0of no file")
local ok, why = pcall(f.open, f, nowhere.local_path, { "read_only" })
print(ok, tostring(why.category), why.code, why.arg)   -- expect: false	generic	22	2
