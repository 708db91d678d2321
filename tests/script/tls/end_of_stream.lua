-- SPDX-License-Identifier: MIT
-- A stream ends with a word of the other side. Without it somebody may have cut it.
local tls, asio_error = require "tls", require "asio_error"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()

for _, version in ipairs { "tlsv12", "tlsv13" } do
  local one, other = peers.pair(peers.client(version), peers.server(version))
  local fiber = spawn(function() return one:shutdown() end)
  local text, why = peers.read_all(other)
  print(text == "", why, why == asio_error.misc.eof)
  print(peers.why(peers.read, other))
  other:write_some "still"
  other:shutdown()
  fiber:join()
  print(peers.why(one.write_some, one, "x"))
  print(peers.why(peers.read, one))
  print(one.is_open, other.is_open)

  one, other = peers.pair(peers.client(version), peers.server(version))
  other:write_some "all"
  other:close()
  text, why = peers.read_all(one)
  print(text, why.category, why, why == asio_error.ssl_stream.stream_truncated)
  print(peers.why(peers.read, one))
end
-- expect: true	end of file	true
-- expect: asio.misc end of file
-- expect: asio.ssl protocol is shutdown (SSL routines)
-- expect: asio.misc end of file
-- expect: true	true
-- expect: all	asio.ssl.stream	stream truncated	true
-- expect: asio.ssl.stream stream truncated
-- expect: true	end of file	true
-- expect: asio.misc end of file
-- expect: asio.ssl protocol is shutdown (SSL routines)
-- expect: asio.misc end of file
-- expect: true	true
-- expect: all	asio.ssl.stream	stream truncated	true
-- expect: asio.ssl.stream stream truncated

-- In the middle of a handshake, too.
local one, other = peers.transports()
one = tls.socket.new(one, peers.client())
local fiber = spawn(function()
  peers.read(other)
  other:close()
end)
print(peers.why(one.client_handshake, one))  -- expect: asio.ssl.stream stream truncated
fiber:join()
