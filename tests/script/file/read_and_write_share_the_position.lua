-- SPDX-License-Identifier: MIT
-- Fibers that read and write one file use one position, in the order of their calls.
local file = require "file"
local made = io.open("both", "w")
made:write "aabbccdd"
made:close()
local f = file.stream.new()
f:open("both", file.open_flag.read_write)
local got, fibers = {}, {}
for i = 1, 4 do
  fibers[i] = spawn(function()
    if i % 2 == 0 then return f:write_some(tostring(i):rep(2)) end
    local span = byte_span.new(2)
    f:read_some(span)
    got[#got + 1] = tostring(span)
  end)
end
for i = 1, 4 do fibers[i]:join() end
print(table.concat(got, " "))                  -- expect: aa cc
f:close()
print(io.open("both"):read "*a")               -- expect: aa22cc44
