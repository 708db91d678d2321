-- SPDX-License-Identifier: MIT
-- Who speaks HTTP/1.0 knows no chunks, and no answers in between.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local io = pieces { "GET / HTTP/1.0\r\nConnection: keep-alive\r\nExpect: 100-continue\r\n" ..
                    "Upgrade: x\r\n\r\n" }
local server, req, res = http.socket.new(io), http.request.new(), http.response.new()
print(peers.try(function() return server.is_write_response_native_stream end))  -- expect: EINVAL
server:read_request(req)
print(peers.show(req.headers))                -- expect: connection=keep-alive
print(server.is_write_response_native_stream) -- expect: false
print(peers.try(server.write_response_metadata, server, res))  -- expect: native_stream_unsupported
print(peers.try(server.write_response_continue, server))  -- expect: native_stream_unsupported
res.status = 103
print(peers.try(server.write_response, server, res))  -- expect: native_stream_unsupported
res.status = 200
server:write_response(res)
print(server.is_open)                         -- expect: true
local client = http.socket.new(pieces {})
client:lock_client_to_http10()
req.headers = nil
req.target = "/x"
print(peers.try(client.write_request_metadata, client, req))  -- expect: native_stream_unsupported
