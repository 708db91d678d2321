-- SPDX-License-Identifier: MIT
-- Nothing that is sent while the receiver is full is lost, or arrives empty: not of sockets that
-- are connected, and not of those that name their receiver each time.
local unix = require "unix"
local COUNT = 200
local function bound(name)
  local s = unix.datagram.socket.new()
  s:open()
  s:bind(name)
  return s
end
local function text(i) return ("%d "):format(i):rep(i % 7 + 1) end
local function check(what, receiver, method, send)
  local sent, complete, span = 0, 0, byte_span.new(100)
  local sender = spawn(function()
    for i = 1, COUNT do
      if send(text(i)) == #text(i) then sent = sent + 1 end
    end
  end)
  for _ = 1, 20 do this_fiber.yield() end
  local waited = sent < COUNT
  for i = 1, COUNT do
    local count = receiver[method](receiver, span, method == "receive" and 0 or 1)
    if tostring(span:first(count)) == text(i) then complete = complete + 1 end
  end
  sender:join()
  print(what, waited, sent, complete)
end
local function small(a, b)
  a:set_option("send_buffer_size", 1)
  return a, b
end
local receiver = bound "one"
local s = unix.datagram.dial "one"
check("connected", receiver, "receive", function(data) return s:send(data) end)
check("with descriptors", receiver, "receive_with_fds", function(data)
  return s:send_with_fds(data, {})
end)
s = bound ""
check("unconnected", receiver, "receive", function(data) return s:send_to(data, "one") end)
check("unconnected with descriptors", receiver, "receive_with_fds", function(data)
  return s:send_to_with_fds(data, "one", {})
end)
local a, b = small(unix.datagram.socket.pair())
check("pair", b, "receive", function(data) return a:send(data) end)
a, b = small(unix.seqpacket.socket.pair())
check("seqpacket", b, "receive", function(data) return a:send(data) end)
check("seqpacket with descriptors", b, "receive_with_fds", function(data)
  return a:send_with_fds(data, {})
end)
-- expect: connected	true	200	200
-- expect: with descriptors	true	200	200
-- expect: unconnected	true	200	200
-- expect: unconnected with descriptors	true	200	200
-- expect: pair	true	200	200
-- expect: seqpacket	true	200	200
-- expect: seqpacket with descriptors	true	200	200
