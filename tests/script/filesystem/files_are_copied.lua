-- SPDX-License-Identifier: MIT
-- copy_file() copies one regular file, with its permissions, and minds what is there already.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "umask 0; printf 12345 >file; printf old >old; chmod 4741 file; mkdir dir; mkfifo fifo; ln -s file link; ln -s none dangling; ln -s old to_old; ln file same"
local function show(f, ...)
  local ok, answer = pcall(f, ...)
  if ok then return print(ok, answer) end
  print(ok, tostring(answer), answer.arg or tostring(answer.path1), answer.path2)
end
local function read(name) local f = io.open(name); local text = f:read "*a"; f:close(); return text end
fs.umask(63)
show(fs.copy_file, p "link", p "new")                        -- expect: true	true
print(read "new", ("%o"):format(fs.status(p "new").mode), fs.is_symlink(p "new"))  -- expect: 12345	741	false
show(fs.copy_file, p "file", p "new")                        -- expect: false	File exists	file	new
show(fs.copy_file, p "old", p "new", { existing = "skip" })  -- expect: true	false
show(fs.copy_file, p "old", p "new", { existing = "overwrite" })  -- expect: true	true
print(read "new")                                            -- expect: old
show(fs.copy_file, p "file", p "new", "overwrite")           -- expect: true	true
show(fs.copy_file, p "old", p "new", "skip")                 -- expect: true	false
show(fs.copy_file, p "file", p "same", "overwrite")          -- expect: false	File exists	file	same
show(fs.copy_file, p "file", p "file", "overwrite")          -- expect: false	File exists	file	file
show(fs.copy_file, p "file", p "to_old", "overwrite")        -- expect: true	true
print(read "old", fs.is_symlink(p "to_old"))                 -- expect: 12345	true
show(fs.copy_file, p "file", p "dangling", "overwrite")      -- expect: false	File exists	file	dangling
show(fs.copy_file, p "none", p "x")                          -- expect: false	No such file or directory	none	x
show(fs.copy_file, p "file", p "none/x")                     -- expect: false	No such file or directory	file	none/x
show(fs.copy_file, p "dir", p "x")                           -- expect: false	Invalid argument	dir	x
show(fs.copy_file, p "fifo", p "x")                          -- expect: false	Invalid argument	fifo	x
show(fs.copy_file, p "file", p "dir", "overwrite")           -- expect: false	Invalid argument	file	dir
show(fs.copy_file, p "file", p "fifo", "overwrite")          -- expect: false	Invalid argument	file	fifo
show(fs.copy_file, p "file", p "x", "replace")               -- expect: false	Invalid argument	3	nil
show(fs.copy_file, p "file", p "x", { existing = "replace" })  -- expect: false	Invalid argument	existing	nil
show(fs.copy_file, p "file", p "x", { existing = 1 })        -- expect: false	Invalid argument	existing	nil
show(fs.copy_file, p "file", p "x", 1)                       -- expect: false	Invalid argument	3	nil
show(fs.copy_file, p "file", p "x", nil)                     -- expect: true	true
os.execute "printf a >a; printf b >b; touch -d '2020-01-01 00:00:00.000000001' a; touch -d '2020-01-01 00:00:00.000000002' b"
show(fs.copy_file, p "a", p "b", "update")                   -- expect: true	false
show(fs.copy_file, p "b", p "a", "update")                   -- expect: true	true
print(read "a", fs.copy_file(p "a", p "c", "update"))        -- expect: b	true
-- what is made as it is read, large ones, and holes
print(fs.copy_file(p "/proc/self/status", p "status"), fs.file_size(p "status") > 0)  -- expect: true	true
os.execute "head -c 30000000 /dev/urandom >large; truncate -s 50000000 large"
local other = spawn(function() while true do this_fiber.yield() end end)
print(fs.copy_file(p "large", p "copied"), os.execute "cmp large copied")  -- expect: true	0
other:cancel()
