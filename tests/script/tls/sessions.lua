-- SPDX-License-Identifier: MIT
-- A client goes on with the session that it has had with the same name, port and context, if
-- the certificate was verified then.
local tls = require "tls"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()

local acceptor = peers.listen()
local server

local function try(client, prepare)
  local one = tls.socket.new(peers.connect(acceptor.local_port), client)
  local other = tls.socket.new(acceptor:accept(), server)
  one:set_server_name "server.test"
  if prepare then prepare(one, other) end
  local fiber = spawn(function()
    other:server_handshake()
    other:write_some "x"
  end)
  one:client_handshake()
  fiber:join()
  peers.read(one)
  assert(one.session_reused == other.session_reused)
  return one.session_reused
end

for _, version in ipairs { "tlsv12", "tlsv13" } do
  server = peers.server(version)
  local client = peers.client(version)
  print(version, try(client), try(client), try(client), try(peers.client(version)))
  print(try(client, function(one) one:set_server_name "localhost" end))
end
-- expect: tlsv12	false	true	true	false
-- expect: false
-- expect: tlsv13	false	true	true	false
-- expect: false

-- Who verified nothing leaves nothing that others would believe.
local client = peers.client()
local function carelessly(one) one:set_verify_mode "none" end
print(try(client, carelessly), try(client), try(client))       -- expect: false	false	true
print(try(client, carelessly))                                 -- expect: false

-- A server that asks for certificates believes no session of who was not asked.
local function suspicious(_, other) other:set_verify_mode "peer" end
server = peers.server "tlsv12"
client = peers.client "tlsv12"
print(try(client), try(client, suspicious))                    -- expect: false	false
