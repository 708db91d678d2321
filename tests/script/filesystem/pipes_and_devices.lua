-- SPDX-License-Identifier: MIT
-- mkfifo() and mknod() make what has a name and is no file.
local fs, p = require "filesystem", require("filesystem").path.new
local function show(f, ...)
  local ok, answer = pcall(f, ...)
  if ok then return print(ok, answer) end
  print(ok, tostring(answer), answer.arg or tostring(answer.path1))
end
local FIFO, REGULAR = tonumber("010644", 8), tonumber("100600", 8)
show(fs.mkfifo, p "fifo", 511)          -- expect: true	nil
show(fs.mkfifo, p "fifo", 511)          -- expect: false	File exists	fifo
print(fs.status(p "fifo").type)         -- expect: fifo
show(fs.mknod, p "other", FIFO, 0)      -- expect: true	nil
show(fs.mknod, p "file", REGULAR, 0)    -- expect: true	nil
print(fs.is_fifo(p "other"), fs.is_regular_file(p "file"))  -- expect: true	true
show(fs.mknod, p "x", 384, 0, "pipe")   -- expect: false	Invalid argument	4
show(fs.mknod, p "x", 384, "0")         -- expect: false	Invalid argument	3
show(fs.mknod, p "x", nil, 0)           -- expect: false	Invalid argument	2
local ok, why = pcall(fs.mknod, p "null", 384, fs.makedev(1, 3), "character")
print(ok and fs.is_character_device(p "null") or why.code == 1)  -- expect: true
