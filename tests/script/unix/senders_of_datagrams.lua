-- SPDX-License-Identifier: MIT
-- A datagram says who has sent it: who has no name is an empty path, or nil beside descriptors.
local unix = require "unix"
local span = byte_span.new(9)
local function make(name)
  local s = unix.datagram.socket.new()
  s:open()
  if name then s:bind(name) end
  return s
end
local receiver, named, unnamed = make "receiver", make "named", make()
named:send_to("1", "receiver")
unnamed:send_to("2", "receiver")
named:send_to_with_fds("3", "receiver", {})
unnamed:send_to_with_fds("4", "receiver", {})
make "\0abstract":send_to("5", "receiver")
local _, path = receiver:receive_from(span)
print(getmetatable(path), path)               -- expect: filesystem.path	named
_, path = receiver:receive_from(span)
print(getmetatable(path), #tostring(path))    -- expect: filesystem.path	0
_, path = receiver:receive_from_with_fds(span, 1)
print(getmetatable(path), path)               -- expect: filesystem.path	named
_, path = receiver:receive_from_with_fds(span, 1)
print(path)                                   -- expect: nil
_, path = receiver:receive_from(span)
print((tostring(path):gsub("%z", "@")))       -- expect: @abstract
print(named:send_to("answer", named.local_path), named:receive(span)) -- expect: 6	6
local a, b = unix.datagram.socket.pair()
print(a:send_to_with_fds("x", "", {}), a:send_to("y", ""))   -- expect: 1	1
print(b:receive(span), b:receive(span))       -- expect: 1	1
