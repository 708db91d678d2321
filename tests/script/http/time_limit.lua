-- SPDX-License-Identifier: MIT
-- With a timeout an operation that lasts longer ends, and the connection with it.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.new { timeout = 0.05 }
print(peers.try(server.read_request, server, http.request.new()))  -- expect: timed_out
print(server.is_open, peers.hear_all(raw) == "")  -- expect: false	true
server, raw = peers.new { timeout = 1000 }
peers.say(raw, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
server:read_request(http.request.new())
server:write_response(http.response.new())
print(server.is_open)                         -- expect: true
