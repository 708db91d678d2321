# SPDX-License-Identifier: MIT
# Somebody who exchanges directories for links while a tree is removed leads nobody out of it.
cat >swap.lua <<'END'
local fs, p = require "filesystem", require("filesystem").path.new
repeat until fs.exists(p "go")
for i = 2000, 1, -1 do
  if pcall(fs.rename, p("t/" .. i), p("aside/" .. i)) then
    pcall(fs.create_symlink, p "../keep", p("t/" .. i))
  end
end
END
cat >remove.lua <<'END'
local fs, p = require "filesystem", require("filesystem").path.new
fs.create_directory(p "aside")
fs.create_directory(p "keep")
for i = 1, 200 do io.open("keep/" .. i, "w"):close() end
for i = 1, 2000 do
  fs.create_directories(p("t/" .. i))
  io.open("t/" .. i .. "/file", "w"):close()
end
spawn(function() while true do this_fiber.yield() end end):detach()
local swap = io.popen("'" .. arg[1] .. "' swap.lua", "w")
require("time").sleep(0.1)
io.open("go", "w"):close()
pcall(fs.remove_all, p "t")
swap:close()
local n = 0
for _ in fs.directory_iterator(p "keep") do n = n + 1 end
print(n)
require("system").exit(0)
END
"$CELLUA" remove.lua "$CELLUA"  # expect: 200
