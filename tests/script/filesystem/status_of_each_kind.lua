-- SPDX-License-Identifier: MIT
-- status(), symlink_status() and the tests of a kind answer for each kind of file, and for what
-- is not there.
local fs = require "filesystem"
local unix = require "unix"
os.execute "umask 022; echo text >file; mkdir dir; mkfifo fifo; ln -s file link; ln -s none dangling; chmod 4755 file"
local listener = unix.stream.acceptor.new()
listener:open()
listener:bind("./socket")
local names = { "file", "dir", "fifo", "socket", "/dev/null", "link", "dangling", "none", "file/x", "" }
local tests = { "is_block_file", "is_character_file", "is_directory", "is_fifo", "is_other",
  "is_regular_file", "is_socket", "is_symlink", "exists" }
for _, name in ipairs(names) do
  local path, found = fs.path.new(name), {}
  for _, test in ipairs(tests) do
    if fs[test](path) then found[#found + 1] = test end
  end
  print(name, fs.status(path).type, fs.symlink_status(path).type, table.concat(found, " "))
end
-- expect: file	regular	regular	is_regular_file exists
-- expect: dir	directory	directory	is_directory exists
-- expect: fifo	fifo	fifo	is_fifo is_other exists
-- expect: socket	socket	socket	is_other is_socket exists
-- expect: /dev/null	character	character	is_character_file is_other exists
-- expect: link	regular	symlink	is_regular_file is_symlink exists
-- expect: dangling	not_found	symlink	is_symlink
-- expect: none	not_found	not_found	
-- expect: file/x	not_found	not_found	
-- expect: 	not_found	not_found	
print(fs.status(fs.path.new "file").mode == tonumber("4755", 8))  -- expect: true
print(fs.status(fs.path.new "none").mode)                         -- expect: unknown
print(fs.status(fs.path.new "link") == fs.status(fs.path.new "file"))  -- expect: true
print(fs.status(fs.path.new "dir") == fs.status(fs.path.new "file"))   -- expect: false
print(getmetatable(fs.status(fs.path.new "dir")))                 -- expect: filesystem.file_status
print(fs.is_block_device == fs.is_block_file, fs.is_character_device(fs.path.new "/dev/null"))
-- expect: false	true
