-- SPDX-License-Identifier: MIT
-- send_file() sends a part of a file, and what shall stand before and behind it.
local net = require "/tools/net"
local file, stream = require "file", require "stream"
local source = file.random_access.new()
source:open("data", { "create", "read_write" })
local content = ("0123456789"):rep(50000)
file.write_all_at(source, 0, content)
local function send(...)
  local one, other = net.pair()
  local reader = spawn(function() return tostring(stream.read_to_end(other)) end)
  local ok, count = pcall(one.send_file, one, source, ...)
  one:shutdown "send"
  local text = reader:join()
  return ok and count == #text, ok and text or count, count
end
print(send(3, 4))                                        -- expect: true	3456	4
print(send(8, 4, "<", byte_span.append ">"))             -- expect: true	<8901>	6
print(send(499998, 0, nil, "end"))                       -- expect: true	89end	5
print(send(5, 7, nil, nil, 2))                           -- expect: true	5678901	7
print(send(500000, 0, "nothing"))                        -- expect: true	nothing	7
local same, text = send(0, 0, "head", "tail")
print(same, text == "head" .. content .. "tail")         -- expect: true	true
local _, why = send(499999, 2, "xyz")
print(why, why.bytes_transferred)                        -- expect: end of file	4
local one, other = net.pair()
for _, arguments in ipairs {
  { 2, nil, 0, 0 }, { 2, "data", 0, 0 }, { 3, source, -1, 0 }, { 3, source, "0", 0 },
  { 4, source, 0, -1 }, { 4, source, 0 }, { 4, source, 0, 0 / 0 }, { 5, source, 0, 0, 5 },
  { 6, source, 0, 0, nil, {} }, { 7, source, 0, 0, nil, nil, 0 }, { 7, source, 0, 0, nil, nil, "1" },
} do
  local how = net.try(one.send_file, one, unpack(arguments, 2, 7))
  if how ~= "generic 22 " .. arguments[1] then print(arguments[1], how) end
end
print(net.try(one.send_file, {}, source, 0, 0))          -- expect: generic 22 1
print(net.try(one.send_file, source, source, 0, 0))      -- expect: generic 22 1
other:close()
local sender = spawn(function() return net.try(one.send_file, one, source, 0, 0) end)
print(sender:join():match "^system")                     -- expect: system
one:close()
print(net.try(one.send_file, one, source, 0, 0))         -- expect: system 9
