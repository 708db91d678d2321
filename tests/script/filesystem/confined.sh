# SPDX-License-Identifier: MIT
# A confined script does with files what it was granted, by requests of the ring or plain calls; what
# it was not is refused with the word that is missing, and what nobody may is refused.
mkdir -p in/sub out
echo content >in/file && ln -s file in/link
cat >files.lua <<'END'
--[==[ sandbox
version = 1,
on_violation = "kill",
stdio = { "out", "err" },
fs = { read = { "$SCRIPT_DIR/in" }, rw = { "$SCRIPT_DIR/out" } },
]==]
local fs, p = require "filesystem", require("filesystem").path.new
local function show(name, ...)
  local ok, answer = pcall(fs[name], ...)
  if ok then return print(name, tostring(answer)) end
  print(name, tostring(answer.category), answer.code, tostring(answer.path1), answer.reason and answer.reason:match "fs.%l+")
end
local function look()
  show("exists", p "in/file")
  show("exists", p "in/none")
  show("file_size", p "in/file")
  show("exists", p "/etc/passwd")
  show("relative", p "in/sub")
  show("read_symlink", p "in/link")
  show("equivalent", p "in", p "in/.")
  show("is_empty", p "in")
  show("is_empty", p "/etc")
  show("directory_iterator", p "/etc")
  local n = 0
  for entry in fs.recursive_directory_iterator(p "in") do
    if entry.symlink_status.type ~= "not_found" then n = n + 1 end
  end
  print(n)
  print(fs.open(p "in", { "directory", "read_only" }).type)
  show("open", p "/etc/passwd", { "read_only" })
end
local function change()
  show("create_directory", p "out/d")
  show("create_directory", p "out/d")
  show("create_directory", p "in/d")
  show("create_directories", p "out/a/b")
  show("create_symlink", p "x", p "out/l")
  show("create_symlink", p "x", p "in/l")
  show("copy_file", p "in/file", p "out/file")
  show("copy_file", p "in/file", p "in/copy")
  show("copy_file", p "/etc/passwd", p "out/x")
  show("copy", p "in", p "out/tree", { recursive = true })
  show("create_hard_link", p "out/file", p "out/hard")
  show("rename", p "out/file", p "out/file2")
  show("rename", p "in/file", p "in/file3")
  show("rename", p "out/file2", p "out/a/file")
  show("resize_file", p "out/a/file", 2)
  show("resize_file", p "in/file", 2)
  show("remove", p "out/hard")
  show("remove", p "in/file")
  show("remove", p "out/d")
  show("remove", p "out/none")
  show("remove_all", p "out/tree")
  show("remove_all", p "in")
  show("remove_all", p "out/a")
  show("remove", p "out/l")
end
local function refused()
  show("space", p "in")
  show("current_working_directory", p "in")
  show("umask", 0)
  show("chroot", p "in")
  show("mkfifo", p "out/f", 511)
  show("chmod", p "out", 511)
  show("chown", p "out", -1, -1)
  show("last_write_time", p "out", fs.clock.now())
  show("cap_get_file", p "in/file")
end
local function all()
  look()
  change()
  refused()
end
all()
print "--"
local other = spawn(function() while true do this_fiber.yield() end end)
all()
other:cancel()
END
"$CELLUA" files.lua >all 2>&1
sed '/^--$/,$d' all
sed '1,/^--$/d' all >others
sed '/^--$/,$d' all | cmp - others && echo same
# expect: exists	true
# expect: exists	false
# expect: file_size	8
# expect: exists	true
# expect: relative	in/sub
# expect: read_symlink	file
# expect: equivalent	true
# expect: is_empty	false
# expect: is_empty	system	13	/etc	fs.read
# expect: directory_iterator	system	13	/etc	fs.read
# expect: 3
# expect: directory
# expect: open	system	13	/etc/passwd	fs.read
# expect: create_directory	true
# expect: create_directory	false
# expect: create_directory	system	13	in/d	fs.create
# expect: create_directories	true
# expect: create_symlink	nil
# expect: create_symlink	system	13	x	fs.create
# expect: copy_file	true
# expect: copy_file	system	13	in/file	fs.create
# expect: copy_file	system	13	/etc/passwd	fs.read
# expect: copy	nil
# expect: create_hard_link	nil
# expect: rename	nil
# expect: rename	system	13	in/file	fs.delete
# expect: rename	nil
# expect: resize_file	nil
# expect: resize_file	system	13	in/file	fs.write
# expect: remove	true
# expect: remove	system	13	in/file	fs.delete
# expect: remove	true
# expect: remove	false
# expect: remove_all	4
# expect: remove_all	system	13	in	fs.delete
# expect: remove_all	3
# expect: remove	true
# expect: space	system	1	in	nil
# expect: current_working_directory	system	1	in	nil
# expect: umask	system	1	nil	nil
# expect: chroot	system	1	in	nil
# expect: mkfifo	system	1	out/f	nil
# expect: chmod	system	1	out	nil
# expect: chown	system	1	out	nil
# expect: last_write_time	system	1	out	nil
# expect: cap_get_file	system	1	in/file	nil
# expect: same
