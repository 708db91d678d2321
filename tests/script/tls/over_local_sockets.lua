-- SPDX-License-Identifier: MIT
-- Both ends of a pair of local sockets can be encrypted; they have no address of the internet.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local tls, unix = require "tls", require "unix"
local address_family = require("asio_error").basic.address_family_not_supported
peers.certificates()

local one, other = unix.stream.socket.pair()
local client = tls.socket.new(one, peers.client())
local server = tls.socket.new(other, peers.server())
print(one.is_open, client.is_open)                                     -- expect: false	true
client:set_server_name "server.test"
local shaking = spawn(function() server:server_handshake() end)
client:client_handshake()
shaking:join()
client:write_some "ping"
print(peers.read(server))                                              -- expect: ping
local ok, why = pcall(function() return client.remote_address end)
print(ok, why == address_family)                                       -- expect: false	true
print(pcall(tls.socket.new, unix.datagram.socket.pair()))              -- expect: false	Invalid argument
