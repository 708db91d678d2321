-- SPDX-License-Identifier: MIT
-- remove(), rename() and resize_file().
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir -p dir/full empty; echo >dir/full/file; echo text >file; echo other >other; ln -s dir link; ln -s none dangling"
local function show(f, ...)
  local ok, answer = pcall(f, ...)
  if ok then return print(ok, answer) end
  print(ok, tostring(answer), answer.arg or tostring(answer.path1), answer.path2)
end
show(fs.remove, p "link")              -- expect: true	true
show(fs.remove, p "dangling")          -- expect: true	true
show(fs.remove, p "dangling")          -- expect: true	false
show(fs.remove, p "")                  -- expect: true	false
show(fs.remove, p "empty")             -- expect: true	true
show(fs.remove, p "dir")               -- expect: false	Directory not empty	dir	nil
show(fs.remove, p "file/x")            -- expect: false	Not a directory	file/x	nil
print(fs.is_directory(p "dir"))        -- expect: true
show(fs.rename, p "file", p "other")   -- expect: true	nil
print(fs.file_size(p "other"), fs.exists(p "file"))  -- expect: 5	false
show(fs.rename, p "other", p "other")  -- expect: true	nil
show(fs.rename, p "file", p "other")   -- expect: false	No such file or directory	file	other
show(fs.rename, p "other", p "dir")    -- expect: false	Is a directory	other	dir
show(fs.rename, p "dir", p "other")    -- expect: false	Not a directory	dir	other
show(fs.rename, p "dir", p "dir/x")    -- expect: false	Invalid argument	dir	dir/x
show(fs.resize_file, p "other", 2)     -- expect: true	nil
show(fs.resize_file, p "other", 2 ^ 33 + 0.5)  -- expect: true	nil
print(fs.file_size(p "other") == 2 ^ 33)       -- expect: true
show(fs.resize_file, p "other", -1)    -- expect: false	Invalid argument	other	nil
show(fs.resize_file, p "other", "1")   -- expect: false	Invalid argument	2	nil
show(fs.resize_file, p "other", 0 / 0) -- expect: false	Invalid argument	2	nil
show(fs.resize_file, p "dir", 1)       -- expect: false	Is a directory	dir	nil
show(fs.resize_file, p "none", 1)      -- expect: false	No such file or directory	none	nil
