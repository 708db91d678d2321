-- SPDX-License-Identifier: MIT
-- Any descriptor can be given to a socket; what does not fit fails when it is used.
local unix, pipe = require "unix", require "pipe"
local r, w = pipe.pair()
local s = unix.stream.socket.new(r:release())
local span = byte_span.new(1)
for _, call in ipairs { { s.read_some, span }, { s.receive_with_fds, span, 1 },
  { s.send_with_fds, "x", { w:release() } }, { s.get_option, "remote_credentials" } } do
  local ok, why = pcall(call[1], s, unpack(call, 2))
  print(ok, why == require "asio_error".basic.not_socket, why.category)
end
-- expect: false	true	system
-- expect: false	true	system
-- expect: false	true	system
-- expect: false	true	system
print(pcall(function() return s.local_path end)) -- expect: false	Socket operation on non-socket
local a, b = unix.stream.socket.pair()
s = unix.datagram.socket.new(a:release())
print(s:send "x", b:read_some(span))          -- expect: 1	1
