-- SPDX-License-Identifier: MIT
-- Where a path is meant nothing else is taken, nor a path with a NUL, of which the kernel would see
-- another one.
local fs, p = require "filesystem", require("filesystem").path.new
local one = { "absolute", "canonical", "cap_get_file", "chmod", "chown", "chroot",
  "create_directories", "create_directory", "current_working_directory", "directory_iterator", "exists", "file_size", "hard_link_count",
  "is_directory", "is_empty", "is_symlink", "last_write_time", "lchmod", "lchown", "mkdir", "mkfifo",
  "mknod", "open", "proximate", "read_symlink", "recursive_directory_iterator", "relative", "remove",
  "remove_all", "resize_file", "space", "status", "symlink_status", "weakly_canonical" }
local two = { "copy", "copy_file", "copy_symlink", "create_hard_link", "create_symlink", "equivalent", "rename" }
local function check(name, expected, ...)
  local ok, why = pcall(fs[name], ...)
  if ok or type(why) ~= "table" or why.arg ~= expected or tostring(why.category) ~= "generic" then
    print(name, expected, ok, why)
  end
end
for _, name in ipairs(one) do
  for _, bad in ipairs { "text", 1, true, {}, fs, p "/etc\0x" } do check(name, 1, bad) end
  if name ~= "current_working_directory" then check(name, 1) end
end
for _, name in ipairs(two) do
  for _, bad in ipairs { "text", 1, true, {}, fs, p "/etc\0x" } do
    check(name, 1, bad, p "x")
    check(name, 2, p "x", bad)
  end
end
print "checked"  -- expect: checked
