-- SPDX-License-Identifier: MIT
-- What is no upgrade is declined with 400, another version with 426; then the connection ends.
local http, websocket = require "http", require "websocket"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local function open(text)
  local raw, mine = peers.pair()
  local socket, req = http.socket.new(mine), http.request.new()
  peers.say(raw, text)
  socket:read_request(req)
  print(peers.try(websocket.new, socket, req))
  local head = peers.hear_head(raw)
  print(head:match "^HTTP/1.1 (%d+)", head:match "sec%-websocket%-version: (%d+)",
    head:match "connection: (%S+)", socket.is_open, peers.hear_all(raw) == "")
end
open "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
-- expect: handshake_failed	400
-- expect: 400	nil	close	false	true
open(peers.request():gsub("Version: 13", "Version: 8"))
-- expect: handshake_failed	426
-- expect: 426	13	close	false	true
open(peers.request():gsub("Key: %S+", "Key: x"))
-- expect: handshake_failed	400
-- expect: 400	nil	close	false	true
local _, mine = peers.pair()
local socket = http.socket.new(mine)
print(peers.try(websocket.new, socket, http.request.new()))  -- expect: out_of_order
print(socket.is_open)                         -- expect: true
print(peers.try(websocket.new, socket, {}))   -- expect: EINVAL	2
print(peers.try(websocket.new, socket, http.request.new(), { x = "a\r\nb" }))  -- expect: EINVAL	3
local other
other, mine = peers.pair()
socket = http.socket.new(mine)
peers.say(other, peers.request "Content-Length: 3\r\n")
local req = http.request.new()
socket:read_request(req)
print(peers.try(websocket.new, socket, req))  -- expect: out_of_order
