-- SPDX-License-Identifier: MIT
-- file_size(), hard_link_count(), last_write_time() and space() follow links, and say no to what
-- has none.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "printf 12345 >file; ln file second; ln -s file link; mkdir dir dir/sub; mkfifo fifo"
os.execute "touch -d '2001-02-03 04:05:06.789 UTC' file"
local function raises(f, ...)
  local ok, why = pcall(f, ...)
  print(ok, tostring(why), tostring(why.category), tostring(why.path1))
end
print(fs.file_size(p "file"), fs.file_size(p "link"))               -- expect: 5	5
raises(fs.file_size, p "dir")      -- expect: false	Is a directory	system	dir
raises(fs.file_size, p "fifo")     -- expect: false	Operation not supported	system	fifo
raises(fs.file_size, p "none")     -- expect: false	No such file or directory	system	none
print(fs.hard_link_count(p "link"), fs.hardlink_count(p "file"), fs.hard_link_count(p "dir") > 0)
-- expect: 2	2	true
raises(fs.hard_link_count, p "none")  -- expect: false	No such file or directory	system	none
print(fs.last_write_time(p "link").seconds_since_unix_epoch)        -- expect: 981173106.789
print(fs.last_write_time(p "file") == fs.last_write_time(p "link")) -- expect: true
raises(fs.last_write_time, p "none")  -- expect: false	No such file or directory	system	none
local space = fs.space(p "file")
print(space.capacity >= space.free, space.free >= space.available)  -- expect: true	true
print(space == fs.space(p "/proc/self"), getmetatable(space))       -- expect: false	filesystem.space_info
raises(fs.space, p "none")         -- expect: false	No such file or directory	system	none
print(pcall(function() return space.used end))                      -- expect: false	no such member
