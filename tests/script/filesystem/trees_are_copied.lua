-- SPDX-License-Identifier: MIT
-- copy() by kinds of source and by options.
local fs, p = require "filesystem", require("filesystem").path.new
os.execute [[umask 022; mkdir -p t/sub/deep t/shut; echo file >t/file; echo deep >t/sub/deep/file; ln -s file t/link
  ln -s ../t/sub l; chmod 750 t/sub; chmod 555 t/shut; echo x >t/exec; chmod 711 t/exec]]
local function show(f, ...)
  local ok, answer = pcall(f, ...)
  if ok then return print(ok, answer) end
  print(ok, tostring(answer), answer.arg or tostring(answer.path1), answer.path2)
end
local function list(name)
  local found = {}
  for entry in fs.recursive_directory_iterator(p(name)) do
    local status = entry.symlink_status
    found[#found + 1] = tostring(entry.path):sub(#name + 2) .. ("=%s"):format(status.type:sub(1, 1))
  end
  table.sort(found)
  print(table.concat(found, " "))
  fs.remove_all(p(name))
end
local recursive = { recursive = true }
show(fs.copy, p "t", p "c")                      -- expect: true	nil
list "c"                                         -- expect: exec=r file=r link=r
show(fs.copy, p "t", p "c", {})                  -- expect: true	nil
list "c"                                         -- expect: exec=r file=r link=r
show(fs.copy, p "t", p "c", recursive)           -- expect: true	nil
print(("%o %o %o"):format(fs.status(p "c/sub").mode, fs.status(p "c/shut").mode, fs.status(p "c/exec").mode))
-- expect: 750 555 711
show(fs.copy, p "t", p "c", recursive)           -- expect: false	File exists	t	c
show(fs.copy, p "t", p "c", { recursive = true, existing = "skip" })  -- expect: true	nil
os.execute "echo changed >c/sub/deep/file"
show(fs.copy, p "t", p "c/", { recursive = true, existing = "overwrite" })  -- expect: true	nil
print(os.execute "cmp t/sub/deep/file c/sub/deep/file")  -- expect: 0
list "c"                                         -- expect: exec=r file=r link=r shut=d sub/deep/file=r sub/deep=d sub=d
show(fs.copy, p "t", p "c", { recursive = true, symlinks = "copy" })  -- expect: true	nil
print(fs.read_symlink(p "c/link"))               -- expect: file
show(fs.copy, p "t", p "c", { recursive = true, symlinks = "copy", existing = "skip" })  -- expect: true	nil
list "c"                                         -- expect: exec=r file=r link=s shut=d sub/deep/file=r sub/deep=d sub=d
show(fs.copy, p "t", p "c", { recursive = true, symlinks = "skip" })  -- expect: true	nil
list "c"                                         -- expect: exec=r file=r shut=d sub/deep/file=r sub/deep=d sub=d
show(fs.copy, p "t", p "c", { recursive = true, copy = "directories_only" })  -- expect: true	nil
list "c"                                         -- expect: shut=d sub/deep=d sub=d
show(fs.copy, p "t", p "c", { recursive = true, copy = "create_hard_links" })  -- expect: true	nil
print(fs.hard_link_count(p "t/sub/deep/file"))   -- expect: 2
list "c"                                         -- expect: exec=r file=r link=r shut=d sub/deep/file=r sub/deep=d sub=d
show(fs.copy, p "t", p "c", { copy = "directories_only" })  -- expect: true	nil
show(fs.copy, p "t", p "c", { existing = "skip" })          -- expect: true	nil
print(fs.exists(p "c"))                          -- expect: false
show(fs.copy, p "t", p "c", { recursive = true, copy = "create_symlinks" })  -- expect: false	Is a directory	t	c
show(fs.copy, p "t/file", p "c", { copy = "create_symlinks" })  -- expect: true	nil
print(fs.read_symlink(p "c"), fs.remove(p "c"))  -- expect: t/file	true
show(fs.copy, p "t/file", p "c", { copy = "create_hardlinks" })  -- expect: true	nil
print(fs.hard_link_count(p "c"), fs.remove(p "c"))  -- expect: 2	true
show(fs.copy, p "t/file", p "c", { copy = "directories_only" })  -- expect: true	nil
print(fs.exists(p "c"), fs.create_directory(p "c"))  -- expect: false	true
show(fs.copy, p "t/file", p "c")                 -- expect: true	nil
show(fs.copy, p "t/file", p "c")                 -- expect: false	File exists	t/file	c
show(fs.copy, p "t/file", p "c", { existing = "overwrite" })  -- expect: true	nil
list "c"                                         -- expect: file=r
show(fs.copy, p "l", p "c", { symlinks = "copy" })  -- expect: true	nil
print(fs.read_symlink(p "c"))                    -- expect: ../t/sub
show(fs.copy, p "l", p "c", { symlinks = "copy" })  -- expect: false	File exists	l	c
show(fs.copy, p "l", p "c", { symlinks = "copy", existing = "skip" })  -- expect: true	nil
fs.remove(p "c")
show(fs.copy, p "l", p "c", { symlinks = "skip" })  -- expect: true	nil
print(fs.exists(p "c"))                          -- expect: false
for option, bad in pairs { existing = "x", recursive = 1, symlinks = "follow", copy = true } do
  local ok, why = pcall(fs.copy, p "t", p "c", { [option] = bad })
  if ok or why.arg ~= option then print(option, ok, why) end
end
show(fs.copy, p "t", p "c", "recursive")         -- expect: false	Invalid argument	3	nil
