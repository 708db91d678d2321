-- SPDX-License-Identifier: MIT
-- A file whose writes reach the disk before they return: in order, while others run.
local file = require "file"
local f = file.stream.new()
f:open("f", { "create", "write_only", "sync_all_on_write" })
local fibers = {}
for i = 1, 5 do fibers[i] = spawn(function() f:write_some(tostring(i)) end) end
for i = 1, 5 do fibers[i]:join() end
print(io.open("f"):read "*a")                  -- expect: 12345
