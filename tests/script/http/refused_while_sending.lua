-- SPDX-License-Identifier: MIT
-- A client whose server answers and closes before it has got everything can still read that.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local client, raw = peers.new()
local req, res = http.request.new(), http.response.new()
req.method, req.target, req.body = "PUT", "/", ("x"):rep(32 * 1024 * 1024)
local writer = spawn(function() return peers.try(client.write_request, client, req) end)
print(peers.hear(raw, 5))                     -- expect: PUT /
peers.say(raw, "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")
raw:close()
local why = writer:join()
print(why == "reset" or why == tostring(require "asio_error".basic.broken_pipe))  -- expect: true
print(client.is_open, peers.try(client.write_request, client, req))  -- expect: true	out_of_order
print(peers.try(client.read_response, client, res), res.status, res.body)  -- expect: ok	413	no
print(client.is_open)                         -- expect: false
