-- SPDX-License-Identifier: MIT
-- Files are named by strings and by paths, without a NUL.

local file, path = require "file", require("filesystem").path

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or tostring(err.category) .. " " .. err.code .. " arg " .. err.arg
end

local stream = file.stream.new()
stream:open(path "a" .. "b", { "create", "write_only" })
print(stream:write_some "text")                               -- expect: 4
stream:close()
stream:open_waiting(path "ab", file.open_flag.read_only)
collectgarbage()
print(stream.size)                                            -- expect: 4
stream:close()
print(select(2, pcall(stream.open, stream, path "c", { "read_only" })))
-- expect: No such file or directory
print(select(2, pcall(stream.open_waiting, stream, path "c", { "read_only" })))
-- expect: No such file or directory
for _, name in ipairs { "ab\0", path "ab\0", path "\0", {}, 1 } do
  print(failure(stream.open, stream, name, { "read_only" }))
  print(failure(stream.open_waiting, stream, name, { "read_only" }))
end
-- expect: generic 22 arg 2
-- expect: generic 22 arg 2
-- expect: generic 22 arg 2
-- expect: generic 22 arg 2
-- expect: generic 22 arg 2
-- expect: generic 22 arg 2
-- expect: generic 22 arg 2
-- expect: generic 22 arg 2
-- expect: generic 22 arg 2
-- expect: generic 22 arg 2
print(stream.is_open)                                         -- expect: false
