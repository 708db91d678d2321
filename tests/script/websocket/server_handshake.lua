-- SPDX-License-Identifier: MIT
-- The key of RFC 6455 is answered as it says; more headers can be sent.
local http, websocket = require "http", require "websocket"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local raw, mine = peers.pair()
local socket, req = http.socket.new(mine), http.request.new()
peers.say(raw, peers.request "Sec-WebSocket-Protocol: chat, superchat\r\n")
socket:read_request(req)
print(websocket.is_websocket_upgrade(req))    -- expect: true
local ws = websocket.new(socket, req, { ["Sec-WebSocket-Protocol"] = "chat" })
local head = peers.hear_head(raw)
print(head:match "^HTTP/1.1 101 ", head:match "accept: (%S+)" == peers.ACCEPT)
-- expect: HTTP/1.1 101 	true
print(head:match "sec%-websocket%-protocol: (%S+)", head:match "upgrade: (%S+)",
  head:match "connection: (%S+)", head:find "content%-length")
-- expect: chat	websocket	Upgrade	nil
print(getmetatable(ws), ws.is_open, socket.is_open)  -- expect: websocket	true	false
