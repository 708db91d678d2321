-- SPDX-License-Identifier: MIT
-- Descriptors that nobody has asked for are closed, and so are those that come with the end, or
-- where only data is read.
local unix, pipe = require "unix", require "pipe"
local eof = require "asio_error".misc.eof
local span, none = byte_span.new(9), byte_span.new(0)
local function pass(a, data)
  local r, w = pipe.pair()
  local fd = w:release()
  a:send_with_fds(data, { fd })
  fd:close()
  return r
end
local function ended(r) return select(2, pcall(r.read_some, r, span)) == eof end
for _, kind in ipairs { "stream", "seqpacket", "datagram" } do
  local a, b = unix[kind].socket.pair()
  local r, w = pipe.pair()
  local kept = r:release()
  local last = w:release()
  a:send_with_fds("x", { kept, last, last:dup() })
  last:close()
  collectgarbage()
  r = pipe.read_stream.new(kept)
  local count, fds, lost = b:receive_with_fds(span, 1)
  print(count, #fds, fds[1].type, lost, ended(r))
  r = pass(a, "x")
  print(b[kind == "stream" and "read_some" or "receive"](b, span), ended(r))
end
-- expect: 1	1	fifo	true	true
-- expect: 1	true
-- expect: 1	1	fifo	true	true
-- expect: 1	true
-- expect: 1	1	fifo	true	true
-- expect: 1	true
local a, b = unix.seqpacket.socket.pair()
local r = pass(a, none)
print(select(2, pcall(b.receive_with_fds, b, span, 3)) == eof, ended(r)) -- expect: true	true
r = pass(a, "x")
print(select(2, pcall(b.receive_with_fds, b, none, 3)) == eof, ended(r)) -- expect: true	true
r = pass(a, "x")
b:close()
print(ended(r))                               -- expect: true
