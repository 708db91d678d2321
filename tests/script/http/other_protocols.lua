-- SPDX-License-Identifier: MIT
-- After 101, and after CONNECT was granted, there is no HTTP any more: release() gives the
-- stream and what was read of it.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local function run(method, status)
  local server, client = peers.both()
  local req, res = http.request.new(), http.response.new()
  req.method, req.target, req.headers.host = method, "a:1", "x"
  if method == "GET" then req.target = "/" end
  req.headers.upgrade, req.headers.connection = "chat", "upgrade"
  client:write_request(req)
  server:read_request(req)
  res.status, res.headers = status, req.headers
  server:write_response(res)
  client:read_response(res)
  io.write(res.status, " ", peers.try(server.read_request, server, req), " ",
    peers.try(client.read_response, client, res), " ", peers.try(client.write_request, client, req))
  local stream = server:release()
  peers.say(stream, "raw bytes")
  this_fiber.yield()
  local other, rest = client:release()
  print(" " .. getmetatable(stream), #rest, peers.hear(other, 9), server.is_open, client.is_open)
end
run("GET", 101)
-- expect: 101 out_of_order out_of_order out_of_order ip.tcp.socket	0	raw bytes	false	false
run("CONNECT", 200)
-- expect: 200 out_of_order out_of_order out_of_order ip.tcp.socket	0	raw bytes	false	false
local server, raw = peers.new()
peers.say(raw, "CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\ntunnel")
server:read_request(http.request.new())
server:write_response(http.response.new())
local _, rest = server:release()
print(tostring(rest))                         -- expect: tunnel
