-- SPDX-License-Identifier: MIT
-- Sockets of one machine carry HTTP, too, and are consumed like others.
local known, unix = pcall(require, "unix")
if not known then os.exit(77) end
local http = require "http"
local one, other = unix.stream_socket.pair()
local server, client = http.socket.new(one), http.socket.new(other)
print(one.is_open, server.is_open)            -- expect: false	true
local worker = spawn(function()
  local req, res = http.request.new(), http.response.new()
  server:read_request(req)
  res.body = req.target
  server:write_response(res)
end)
local req, res = http.request.new(), http.response.new()
req.method, req.target, req.headers.host = "GET", "/x", "h"
client:write_request(req)
client:read_response(res)
print(res.status, res.body)                   -- expect: 200	/x
worker:join()
