-- SPDX-License-Identifier: MIT
-- What the system refuses is raised in its category, by both ways to open.
local file = require "file"
local f = file.stream.new()
for _, name in ipairs { "open", "open_waiting" } do
  local _, why = pcall(f[name], f, "missing", 0)
  print(why.code, tostring(why.category), why)
  _, why = pcall(f[name], f, ".", file.open_flag.write_only)
  print(tostring(why), f.is_open)
end
-- expect: 2	system	No such file or directory
-- expect: Is a directory	false
-- expect: 2	system	No such file or directory
-- expect: Is a directory	false
