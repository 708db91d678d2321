-- SPDX-License-Identifier: MIT
-- A directory_entry looks things up when it is asked; so it knows what has happened meanwhile.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir dir; printf 12345 >file; ln -s ../file dir/link"
local entry = fs.directory_iterator(p "dir")()
print(entry.path, entry.file_size, entry.hard_link_count, entry.hardlink_count)  -- expect: dir/link	5	1	1
print(entry.status.type, entry.symlink_status.type, entry:refresh())             -- expect: regular	symlink
print(entry.last_write_time == fs.last_write_time(p "file"))                     -- expect: true
print(pcall(function() return entry.size end))                                   -- expect: false	no such member
print(pcall(function() entry.path = p "x" end) == false)                         -- expect: true
os.execute "printf 123456 >file"
print(entry.file_size)                                                           -- expect: 6
os.remove "dir/link"
for _, name in ipairs { "file_size", "hard_link_count", "last_write_time" } do
  local ok, why = pcall(function() return entry[name] end)
  print(ok, why, why.path1 == p "dir/link")
end
-- expect: false	No such file or directory	true
-- expect: false	No such file or directory	true
-- expect: false	No such file or directory	true
print(entry.status.type, entry.symlink_status.type)                              -- expect: not_found	not_found
local ok, why = pcall(entry.refresh, entry)
print(ok, why, why.path1 == p "dir/link")             -- expect: false	No such file or directory	true
