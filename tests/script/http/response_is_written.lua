-- SPDX-License-Identifier: MIT
-- A response gets the length of its body; headers with several values become several lines.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.new()
local req, res = http.request.new(), http.response.new()
local function answer(request)
  peers.say(raw, request)
  server:read_request(req)
  server:write_response(res)
end
local function show(size)
  print((peers.hear(raw, size):gsub("\r\n", "|")))
end
local GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
res.reason, res.body = "OK", "hello"
answer(GET)
show(43)                                      -- expect: HTTP/1.1 200 OK|content-length: 5||hello
print(server.read_state, server.write_state, server.is_open)  -- expect: empty	finished	true
res.headers = { ["X-A"] = { "1", "2" } }
res.body = nil
answer(GET)
show(54)                          -- expect: HTTP/1.1 200 OK|x-a: 1|x-a: 2|content-length: 0||
res.headers = { ["content-length"] = "3", ["transfer-encoding"] = "chunked" }
res.body = byte_span.append "abc"
answer(GET)
show(41)                                      -- expect: HTTP/1.1 200 OK|content-length: 3||abc
peers.say(raw, GET)
server:read_request(req)
for _, length in ipairs { "2", "4", "x", "", "-3" } do
  res.headers["content-length"] = length
  io.write(table.concat({ peers.try(server.write_response, server, res) }, " "), ", ")
end
print(server.is_open)             -- expect: EINVAL 2, EINVAL 2, EINVAL 2, EINVAL 2, EINVAL 2, true
