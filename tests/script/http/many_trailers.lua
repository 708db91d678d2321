-- SPDX-License-Identifier: MIT
-- Trailers take time as they are long, however many they are.
local http = require "http"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local COUNT = 600000
local io = pieces { "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
  ("a:\r\n"):rep(COUNT), "b: c\r\n\r\n" }
local server = http.socket.new(io, { max_head_size = 4 * COUNT + 1000 })
local request = http.request.new()
server:read_request(request)
while server.read_state ~= "finished" do server:read_some(request) end
print(#request.trailers.a, request.trailers.b)            -- expect: 600000	c
