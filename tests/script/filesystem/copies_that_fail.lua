-- SPDX-License-Identifier: MIT
-- copy() refuses to copy into itself, in circles, over what is of another kind, and what is no file.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir -p d/in/deep other cycle/in; echo >d/file; ln -s ../../cycle cycle/in/back; mkfifo fifo; ln -s d to_d; mkdir with_fifo; mkfifo with_fifo/fifo; ln -s none dangling; ln -s ../dangling other/dangling; echo >file"
local recursive = { recursive = true }
local function show(f, ...)
  local ok, answer = pcall(f, ...)
  if ok then return print(ok, answer) end
  print(ok, tostring(answer), answer.arg or tostring(answer.path1), answer.path2)
end
local function count(name)
  local n = 0
  for _ in fs.recursive_directory_iterator(p(name)) do n = n + 1 end
  return n
end
show(fs.copy, p "d", p "d", recursive)              -- expect: false	File exists	d	d
show(fs.copy, p "to_d", p "d", recursive)           -- expect: false	File exists	to_d	d
show(fs.copy, p "d", p "d/new", recursive)          -- expect: false	Invalid argument	d	d/new
show(fs.copy, p "d", p "d/in/", recursive)          -- expect: false	Invalid argument	d	d/in/
show(fs.copy, p "d", p "to_d/in/deep/new//", recursive)  -- expect: false	Invalid argument	d	to_d/in/deep/new//
print(pcall(fs.copy, p "d", fs.absolute(p "d/in/deep/../new"), recursive))  -- expect: false	Invalid argument
print(count "d")                                    -- expect: 3
show(fs.copy, p "d", p "d/in/new")                  -- expect: true	nil
print(count "d")                                    -- expect: 5
show(fs.copy, p "cycle", p "c", recursive)          -- expect: false	Too many levels of symbolic links	cycle	c
show(fs.copy, p "cycle", p "c2", { recursive = true, symlinks = "copy" })  -- expect: true	nil
show(fs.copy, p "d", p "file", recursive)           -- expect: false	Is a directory	d	file
show(fs.copy, p "d", p "fifo", recursive)           -- expect: false	Invalid argument	d	fifo
show(fs.copy, p "file", p "fifo")                   -- expect: false	Invalid argument	file	fifo
show(fs.copy, p "file", p "file")                   -- expect: false	File exists	file	file
show(fs.copy, p "fifo", p "x")                      -- expect: false	Invalid argument	fifo	x
show(fs.copy, p "with_fifo", p "x", recursive)      -- expect: false	Invalid argument	with_fifo	x
show(fs.copy, p "other", p "y", recursive)          -- expect: false	No such file or directory	other	y
show(fs.copy, p "dangling", p "z")                  -- expect: false	No such file or directory	dangling	z
show(fs.copy, p "none", p "z")                      -- expect: false	No such file or directory	none	z
show(fs.copy, p "d", p "none/z", recursive)         -- expect: false	No such file or directory	d	none/z
-- A link in the target is no way out of it.
os.execute "mkdir -p s/sub t outside; echo new >s/sub/file; echo new >s/file; ln -s ../outside t/sub; echo kept >outside/file; ln -s ../outside/file t/file"
print((pcall(fs.copy, p "s", p "t", { recursive = true, existing = "overwrite" })))  -- expect: false
fs.remove(p "t/file")
print((pcall(fs.copy, p "s", p "t", { recursive = true, existing = "overwrite" })))  -- expect: false
print(io.open("outside/file"):read())               -- expect: kept
