-- SPDX-License-Identifier: MIT
-- The state of reading says how much of a message has come, part by part.
local http = require "http"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local server = http.socket.new(pieces {
  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
  "3\r\nabc\r\n", "2\r\nde\r\n0\r\nA: b\r\n", "\r\n" })
local req = http.request.new()
print(server.read_state)                      -- expect: empty
server:read_request(req)
for _ = 1, 3 do
  print(server.read_state, req.body, req.trailers.a)
  server:read_some(req)
end
-- expect: message_ready		nil
-- expect: message_ready	abc	nil
-- expect: body_ready	abcde	nil
print(server.read_state, req.body, req.trailers.a)  -- expect: finished	abcde	b
