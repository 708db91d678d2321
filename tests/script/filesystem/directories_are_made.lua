-- SPDX-License-Identifier: MIT
-- create_directory(), create_directories() and mkdir().
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "umask 022; mkdir dir like; chmod 750 like; echo >file; ln -s dir link; ln -s none dangling"
local function show(f, ...)
  local ok, answer = pcall(f, ...)
  if ok then return print(ok, answer) end
  print(ok, tostring(answer), answer.arg or tostring(answer.path1), answer.path2)
end
show(fs.create_directory, p "new")                 -- expect: true	true
show(fs.create_directory, p "new/")                -- expect: true	false
show(fs.create_directory, p "link")                -- expect: true	false
show(fs.create_directory, p "file")                -- expect: false	File exists	file	nil
show(fs.create_directory, p "dangling")            -- expect: false	File exists	dangling	nil
show(fs.create_directory, p "none/new")            -- expect: false	No such file or directory	none/new	nil
show(fs.create_directory, p "")                    -- expect: false	No such file or directory		nil
show(fs.create_directory, p "as", p "like")        -- expect: true	true
print(fs.status(p "as").mode == tonumber("750", 8))     -- expect: true
print(fs.status(p "new").mode == tonumber("755", 8))    -- expect: true
show(fs.create_directory, p "as", p "like")        -- expect: true	false
show(fs.create_directory, p "as2", p "none")       -- expect: false	No such file or directory	as2	none
show(fs.create_directory, p "as2", "like")         -- expect: false	Invalid argument	2	nil
show(fs.create_directory, p "as2", nil)            -- expect: true	true
show(fs.create_directories, p "a/b/../b/./c//d/")  -- expect: true	true
print(fs.is_directory(p "a/b/c/d"))                -- expect: true
show(fs.create_directories, p "a/b/c/d")           -- expect: true	false
show(fs.create_directories, fs.absolute(p "a/x"))  -- expect: true	true
show(fs.create_directories, p "file/x")            -- expect: false	Not a directory	file/x	nil
show(fs.create_directories, p "a/file/../../file") -- expect: false	File exists	a/file/../../file	nil
show(fs.create_directories, p "link/in")           -- expect: true	true
show(fs.create_directories, p "")                  -- expect: false	Invalid argument		nil
show(fs.mkdir, p "m", tonumber("700", 8))          -- expect: true	nil
print(fs.status(p "m").mode == tonumber("700", 8)) -- expect: true
show(fs.mkdir, p "m", 511)                         -- expect: false	File exists	m	nil
show(fs.mkdir, p "n", "511")                       -- expect: false	Invalid argument	2	nil
show(fs.mkdir, p "n")                              -- expect: false	Invalid argument	2	nil
