-- SPDX-License-Identifier: MIT
-- What was written first is sent first, also if there was no room for it; readers go on beside.
local net = require "/tools/net"
local one, other = net.pair()
net.fill(one)
local writers = {}
for i = 1, 5 do
  writers[i] = spawn(function() one:write_some(tostring(i)) end)
end
local reader = spawn(function() print(one:read_some(byte_span.new(9))) end)
net.settle()
other:write_some "in"
reader:join()                                            -- expect: 2
writers[2]:cancel()
local span, tail = byte_span.new(65536), ""
while #tail < 4 do
  local text = tostring(span:first(other:read_some(span)))
  tail = tail .. text:gsub("%z", "")
end
print(tail)                                              -- expect: 1345
