-- SPDX-License-Identifier: MIT
-- A client may send requests before the answers come: each answer belongs to the next request.
-- A server reads them one after another.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, client = peers.both()
local worker = spawn(function()
  local req, res = http.request.new(), http.response.new()
  for _ = 1, 4 do
    server:read_request(req)
    res.body = req.method .. req.target
    server:write_response(res)
  end
end)
local req, res = http.request.new(), http.response.new()
req.headers.host = "x"
for i, method in ipairs { "GET", "HEAD", "GET", "HEAD" } do
  req.method, req.target = method, "/" .. i
  client:write_request(req)
end
for _ = 1, 4 do
  client:read_response(res)
  print(res.headers["content-length"], res.body)
end
worker:join()
-- expect: 5	GET/1
-- expect: 6	
-- expect: 5	GET/3
-- expect: 6	
print(client.is_open)                         -- expect: true
req.headers.connection = "close"
client:write_request(req)
print(peers.try(client.write_request, client, req))  -- expect: out_of_order
