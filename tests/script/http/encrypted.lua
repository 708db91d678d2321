-- SPDX-License-Identifier: MIT
-- HTTP and WebSocket over TLS; who closes says so, so that nothing looks cut off.
local known = pcall(require, "tls")
if not known then os.exit(77) end
local http, websocket = require "http", require "websocket"
local eof = require "asio_error".misc.eof
local tls_peers = dofile(arg[0]:match ".*/" .. "../tls/lib/peers.lua")
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
tls_peers.certificates()
local one, other = tls_peers.pair()
local client, server = http.socket.new(one), http.socket.new(other)
local req, res = http.request.new(), http.response.new()
local worker = spawn(function()
  local request, response = http.request.new(), http.response.new()
  while server.is_open do
    server:read_request(request)
    while server.read_state ~= "finished" do server:read_some(request) end
    response.body = request.body
    server:write_response(response)
  end
end)
req.method, req.target, req.headers.host = "POST", "/", "h"
for _, size in ipairs { 0, 10, 100000 } do
  req.body = ("x"):rep(size)
  if size == 100000 then req.headers.connection = "close" end
  client:write_request(req)
  client:read_response(res)
  while client.read_state ~= "empty" do client:read_some(res) end
  print(res.body == req.body, client.is_open)
end
worker:join()
-- expect: true	true
-- expect: true	true
-- expect: true	false
one, other = tls_peers.pair()
server = http.socket.new(other)
worker = spawn(function() server:close() end)
print(select(2, pcall(one.read_some, one, byte_span.new(1))) == eof)  -- expect: true
one:close()
worker:join()
one, other = tls_peers.pair()
worker = spawn(function()
  local socket, request = http.socket.new(other), http.request.new()
  socket:read_request(request)
  local ws, bytes = websocket.new(socket, request), byte_span.new(100)
  ws:write(tostring(bytes:first((ws:read_some(bytes)))))
  return peers.try(ws.read_some, ws, bytes)
end)
local ws = websocket.new(one, "server.test", "/")
ws:write "secret"
local bytes = byte_span.new(100)
print(ws:read_some(bytes))                    -- expect: 6	text
ws:close(1000)
print((worker:join()))                        -- expect: the peer has closed the WebSocket
