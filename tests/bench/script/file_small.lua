-- SPDX-License-Identifier: MIT
-- file_small.lua - open the files 0, 1 ... in DIRECTORY, COUNT of them, read each and
-- close it, by 64 fibers; print the microseconds of each.
local directory, count = arg[1], tonumber(arg[2])
local file, now = require 'file', require('time').steady_clock.now
local began, next_one, fibers = now(), 0, {}

local function read_files()
  local span = byte_span.new(8192)
  while next_one < count do
    local path = directory .. '/' .. next_one
    next_one = next_one + 1
    local f = file.stream.new()
    f:open(path, file.open_flag.read_only)
    repeat local count = f:read_some(span) until count < #span
    f:close()
  end
end

for i = 1, 64 do fibers[i] = spawn(read_files) end
for i = 1, 64 do fibers[i]:join() end
print((now() - began) * 1e6 / count)
