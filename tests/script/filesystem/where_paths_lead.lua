-- SPDX-License-Identifier: MIT
-- absolute(), canonical(), weakly_canonical(), relative(), proximate() and temp_directory_path().
local fs, p = require "filesystem", require("filesystem").path.new
os.execute "mkdir -p dir/sub; echo >dir/file; ln -s dir link; ln -s loop loop; ln -s none dangling"
local here = fs.canonical(p ".")
local function show(f, ...)
  local ok, answer = pcall(f, ...)
  local text = tostring(answer)
  if ok and text:sub(1, #tostring(here)) == tostring(here) then text = "." .. text:sub(#tostring(here) + 1) end
  print(ok, text, ok or tostring(answer.path1))
end
print(fs.absolute(p "x/../y") == here / "x/../y", fs.absolute(p "/a") == p "/a")  -- expect: true	true
show(fs.absolute, p "")                   -- expect: false	Invalid argument	
show(fs.canonical, p "link/../dir//sub/") -- expect: true	./dir/sub	true
show(fs.canonical, p "link/file")         -- expect: true	./dir/file	true
show(fs.canonical, p "none")              -- expect: false	No such file or directory	none
show(fs.canonical, p "loop")              -- expect: false	Too many levels of symbolic links	loop
show(fs.canonical, p "")                  -- expect: false	Invalid argument	
show(fs.weakly_canonical, p "nope/a/./b/..")   -- expect: true	nope/a/	true
show(fs.weakly_canonical, p "")                -- expect: true		true
show(fs.weakly_canonical, p "link/none/x/..")  -- expect: true	./dir/none/	true
show(fs.weakly_canonical, p "link/sub/")       -- expect: true	./dir/sub	true
show(fs.weakly_canonical, p "dir/file/")       -- expect: true	./dir/file/	true
show(fs.weakly_canonical, p "dangling/x")      -- expect: true	dangling/x	true
show(fs.weakly_canonical, p "loop/x")          -- expect: false	Too many levels of symbolic links	loop/x
show(fs.relative, p "link/sub")                -- expect: true	dir/sub	true
show(fs.relative, p "link/sub", p "dir/none")  -- expect: true	../sub	true
show(fs.relative, p "none", p "dir")           -- expect: true		true
show(fs.relative, p "dir", nil)                -- expect: true	dir	true
show(fs.proximate, p "none", p "dir")          -- expect: true	none	true
show(fs.proximate, p "link/sub", p "dir")      -- expect: true	sub	true
print(pcall(fs.relative, p "dir", "dir"))      -- expect: false	Invalid argument
print(select(2, pcall(fs.relative, p "dir", "dir")).arg)  -- expect: 2
