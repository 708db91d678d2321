-- SPDX-License-Identifier: MIT
-- An open object is neither opened nor assigned to once more.
local file, already_open = require "file", require("asio_error").misc.already_open
local made = io.open("a", "w")
made:write "a"
made:close()
for _, class in ipairs { file.stream, file.random_access } do
  local f, other = class.new(), class.new()
  f:open("a", 0)
  print(select(2, pcall(f.open, f, "a", 0)) == already_open)
  print(select(2, pcall(f.open_waiting, f, "a", 0)) == already_open)
  other:open("a", 0)
  local fd = other:release()
  print(select(2, pcall(f.assign, f, fd)) == already_open, f.size, tostring(fd) ~= "file_descriptor (closed)")
end
-- expect: true
-- expect: true
-- expect: true	1	true
-- expect: true
-- expect: true
-- expect: true	1	true
