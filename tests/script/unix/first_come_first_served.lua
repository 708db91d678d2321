-- SPDX-License-Identifier: MIT
-- Who waits first is served first: readers, writers, and who accepts.
local unix = require "unix"
local function readers(what, receive, send)
  local order = {}
  local fibers = {}
  for i = 1, 3 do
    fibers[i] = spawn(function()
      local span = byte_span.new(1)
      receive(span)
      order[#order + 1] = i .. tostring(span)
    end)
  end
  for _ = 1, 5 do this_fiber.yield() end
  for _, letter in ipairs { "a", "b", "c" } do send(letter) end
  for i = 1, 3 do fibers[i]:join() end
  print(what, table.concat(order, " "))
end
for kind, methods in pairs { stream = { "read_some", "write_some" },
  seqpacket = { "receive", "send" }, datagram = { "receive_from", "send" } } do
  local a, b = unix[kind].socket.pair()
  readers("plain", function(span) b[methods[1]](b, span) end,
    function(data) a[methods[2]](a, data) end)
  readers("with descriptors", function(span) b:receive_with_fds(span, 1) end,
    function(data) a:send_with_fds(data, {}) end)
end
-- expect: plain	1a 2b 3c
-- expect: with descriptors	1a 2b 3c
-- expect: plain	1a 2b 3c
-- expect: with descriptors	1a 2b 3c
-- expect: plain	1a 2b 3c
-- expect: with descriptors	1a 2b 3c
local listener = unix.seqpacket.listen "@first_come"
local clients = {}
readers("accept", function(span) listener:accept():receive(span) end, function(data)
  clients[#clients + 1] = unix.seqpacket.dial "@first_come"
  clients[#clients]:send(data)
end)
-- expect: accept	1a 2b 3c
local a, b = unix.datagram.socket.pair()
local sent = 0
local span = byte_span.new(1)
a:set_option("send_buffer_size", 1)
local fibers = {}
for i = 1, 60 do fibers[i] = spawn(function() a:send(string.char(i)) sent = sent + 1 end) end
for _ = 1, 70 do this_fiber.yield() end
local waited, ordered = sent < 60, true
for i = 1, 60 do
  b:receive(span)
  ordered = ordered and span[1] == i
end
for i = 1, 60 do fibers[i]:join() end
print("writers", waited, ordered)             -- expect: writers	true	true
