-- SPDX-License-Identifier: MIT
-- A client and a server of ours talk, by the newest version and by the one before.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()

for _, version in ipairs { "tls", "tlsv12", "tlsv13", "sslv23" } do
  local client, server =
    peers.pair(peers.client(version .. "_client"), peers.server(version .. "_server"))
  client:write_some "ping"
  io.write(peers.read(server), " ")
  server:write_some(byte_span.append "pong")
  io.write(peers.read(client), " ", client.version, " ", server.version, "\n")
  print(client.cipher == server.cipher, client.cipher:match "GCM", getmetatable(client))
end
-- expect: ping pong TLSv1.3 TLSv1.3
-- expect: true	GCM	tls.socket
-- expect: ping pong TLSv1.2 TLSv1.2
-- expect: true	GCM	tls.socket
-- expect: ping pong TLSv1.3 TLSv1.3
-- expect: true	GCM	tls.socket
-- expect: ping pong TLSv1.3 TLSv1.3
-- expect: true	GCM	tls.socket
