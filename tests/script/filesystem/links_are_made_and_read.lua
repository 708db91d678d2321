-- SPDX-License-Identifier: MIT
-- create_symlink(), create_hard_link(), copy_symlink() and read_symlink().
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "echo text >file; mkdir dir"
local function raises(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, tostring(why), tostring(why.path1), tostring(why.path2))
end
fs.create_symlink(p "nowhere//at/all", p "link")
print(fs.read_symlink(p "link"))                    -- expect: nowhere//at/all
fs.create_directory_symlink(p "dir", p "to_dir")
print(fs.is_directory(p "to_dir"), fs.is_symlink(p "to_dir"))  -- expect: true	true
raises(fs.create_symlink, p "x", p "link")          -- expect: false	File exists	x	link
raises(fs.read_symlink, p "file")                   -- expect: false	Invalid argument	file	nil
raises(fs.read_symlink, p "none")                   -- expect: false	No such file or directory	none	nil
fs.create_hard_link(p "file", p "second")
fs.create_hardlink(p "link", p "of_link")
print(fs.hard_link_count(p "file"), fs.read_symlink(p "of_link"))  -- expect: 2	nowhere//at/all
raises(fs.create_hard_link, p "dir", p "third")     -- expect: false	Operation not permitted	dir	third
raises(fs.create_hard_link, p "file", p "second")   -- expect: false	File exists	file	second
fs.copy_symlink(p "link", p "copied")
print(fs.read_symlink(p "copied"))                  -- expect: nowhere//at/all
raises(fs.copy_symlink, p "file", p "other")        -- expect: false	Invalid argument	file	other
raises(fs.copy_symlink, p "none", p "other")        -- expect: false	No such file or directory	none	other
raises(fs.copy_symlink, p "link", p "copied")       -- expect: false	File exists	link	copied
