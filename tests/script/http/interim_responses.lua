-- SPDX-License-Identifier: MIT
-- A client sees each interim response by itself; the request is answered by the final one.
local http = require "http"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local client = http.socket.new(pieces { "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\n" ..
  "Link: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab" })
local req, res = http.request.new(), http.response.new()
req.method, req.target = "GET", "/"
client:write_request(req)
for _ = 1, 3 do
  client:read_response(res)
  print(res.status, res.headers.link, res.body, client.read_state)
end
-- expect: 100	nil		empty
-- expect: 103	x		empty
-- expect: 200	nil	ab	empty
