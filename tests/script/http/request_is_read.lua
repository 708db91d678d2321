-- SPDX-License-Identifier: MIT
-- A request as it arrives: the line, lower-case names, trimmed values, several values of one
-- name in order.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.new()
local req = http.request.new()
req.body, req.headers.old = "old", "field"
peers.say(raw, "\r\nPOST /a?b=c HTTP/1.1\r\nHoSt:example.org\r\nX-A: \t one  two \t\r\n" ..
  "Accept: a\r\nACCEPT: b\r\nEmpty:\r\nBlank:   \r\nContent-Length: 5\r\n\r\nhello")
server:read_request(req)
print(req.method, req.target, req.body)       -- expect: POST	/a?b=c	hello
print(peers.show(req.headers))
-- expect: accept=[a|b] blank= content-length=5 empty= host=example.org x-a=one  two
print(server.read_state, server.write_state)  -- expect: finished	empty
print(server.is_write_response_native_stream) -- expect: true
