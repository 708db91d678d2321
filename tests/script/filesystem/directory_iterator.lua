-- SPDX-License-Identifier: MIT
-- directory_iterator() returns a function that returns each entry once, and then nothing.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir -p dir/sub/deep empty; echo >dir/file; ln -s none dir/link"
local function list(...)
  local names = {}
  for entry, more in fs.directory_iterator(...) do
    names[#names + 1] = tostring(entry.path) .. (more == nil and "" or "?")
  end
  table.sort(names)
  print(table.concat(names, " "))
end
list(p "dir")                  -- expect: dir/file dir/link dir/sub
list(p "dir/", {})             -- expect: dir/file dir/link dir/sub
list(p "./dir/../empty", nil)  -- expect: 
local next_entry, handle = fs.directory_iterator(p "dir")
for _ = 1, 3 do
  local entry = next_entry("what a for passes", 1)
  print(getmetatable(entry), entry.path == entry.path, fs.exists(entry.path) == (entry.path ~= p "dir/link"))
end
-- expect: filesystem.directory_entry	true	true
-- expect: filesystem.directory_entry	true	true
-- expect: filesystem.directory_entry	true	true
print(select("#", next_entry()), next_entry())  -- expect: 0
print(getmetatable(handle), pcall(function() return handle.recursion_pending end))
-- expect: filesystem.directory_iterator	false	no such member
local function fails(...)
  local ok, why = pcall(fs.directory_iterator, ...)
  print(ok, tostring(why), tostring(why.category), why.arg or tostring(why.path1))
end
fails(p "none")                                    -- expect: false	No such file or directory	system	none
fails(p "dir/file")                                -- expect: false	Not a directory	system	dir/file
fails(p "")                                        -- expect: false	No such file or directory	system	
fails(p "dir", 1)                                  -- expect: false	Invalid argument	generic	2
fails(p "dir", { skip_permission_denied = 1 })     -- expect: false	Invalid argument	generic	skip_permission_denied
fails(p "dir", { follow_directory_symlink = 1, skip_permission_denied = "" })
-- expect: false	Invalid argument	generic	skip_permission_denied
fails(p "none", { skip_permission_denied = true }) -- expect: false	No such file or directory	system	none
