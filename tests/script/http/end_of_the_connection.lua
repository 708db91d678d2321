-- SPDX-License-Identifier: MIT
-- The end of the input is raised, wherever it comes, and closes the socket.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
for _, text in ipairs { "", "G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r" } do
  local server, raw = peers.new()
  peers.say(raw, text)
  raw:shutdown "send"
  print(peers.try(server.read_request, server, http.request.new()), server.is_open)
end
-- expect: eof	false
-- expect: eof	false
-- expect: eof	false
-- expect: eof	false
local server, raw = peers.new()
peers.say(raw, "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\na")
raw:shutdown "send"
local req = http.request.new()
server:read_request(req)
print(peers.try(server.read_some, server, req), server.is_open)  -- expect: eof	false
