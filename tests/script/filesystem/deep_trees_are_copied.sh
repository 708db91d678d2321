# SPDX-License-Identifier: MIT
# A deep tree is copied with few descriptors and no deep stack.
cat >copy.lua <<'END'
local fs, p = require "filesystem", require("filesystem").path.new
local chain = (("x"):rep(100) .. "/"):rep(30)
fs.create_directory(p "deep")
io.open("deep/file", "w"):close()
for _ = 1, 10 do
  fs.create_directories(p("new/" .. chain))
  fs.rename(p "deep", p("new/" .. chain .. "deep"))
  fs.rename(p "new", p "deep")
end
fs.copy(p "deep", p "copy", { recursive = true })
local other = spawn(function() while true do this_fiber.yield() end end)
fs.copy(p "deep", p "copy_too", { recursive = true })
other:cancel()
print(fs.remove_all(p "deep"), fs.remove_all(p "copy"), fs.remove_all(p "copy_too"))
END
ulimit -n 24
"$CELLUA" copy.lua
# expect: 312	312	312
