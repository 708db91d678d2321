-- SPDX-License-Identifier: MIT
-- A socket that came through a socket is tainted, and does all that others do.
local unix = require "unix"
local span = byte_span.new(9)
local function pass(object)
  local a, b = unix.stream.socket.pair()
  local fd = object:release()
  a:send_with_fds("x", { fd })
  fd:close()
  return select(2, b:receive_with_fds(span, 1))[1]
end
local function later(f)
  local fiber = spawn(f)
  for _ = 1, 3 do this_fiber.yield() end
  return fiber
end
for _, kind in ipairs { "stream", "seqpacket", "datagram" } do
  local receive = kind == "stream" and "read_some" or "receive"
  local send = kind == "stream" and "write_some" or "send"
  local a, b = unix[kind].socket.pair()
  local fd = pass(a)
  print(fd.tainted, fd.type)
  a = unix[kind].socket.new(fd)
  local fiber = later(function() print(span:first(a[receive](a, span))) end)
  b[send](b, "waited")
  fiber:join()
  fiber = later(function() print((a:receive_with_fds(span, 1))) end)
  b:send_with_fds("too", {})
  fiber:join()
  local sent = 0
  a:set_option("send_buffer_size", 1)
  fiber = later(function()
    for i = 1, 50 do sent = sent + a[send](a, string.char(i)) end
    a:send_with_fds("!", {})
  end)
  local ordered = true
  for i = 1, 50 do ordered = b[receive](b, span:first(1)) == 1 and span[1] == i and ordered end
  print(sent, ordered, b[receive](b, span), span:first(1))
  fiber:join()
  print(a:release().tainted)
end
-- expect: true	socket
-- expect: waited
-- expect: 3
-- expect: 50	true	1	!
-- expect: true
-- expect: true	socket
-- expect: waited
-- expect: 3
-- expect: 50	true	1	!
-- expect: true
-- expect: true	socket
-- expect: waited
-- expect: 3
-- expect: 50	true	1	!
-- expect: true
local listener = unix.stream.acceptor.new(pass(unix.stream.listen "name"))
local fiber = later(function() listener:accept():write_some "accepted" end)
print(span:first(unix.stream.dial "name":read_some(span))) -- expect: accepted
fiber:join()
