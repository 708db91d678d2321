-- SPDX-License-Identifier: MIT
-- Answers to HEAD, and those whose status forbids it, have no body, however long it is.
local http = require "http"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local function answer(method, status, length, size)
  local io = pieces { method .. (method == "CONNECT" and " a:1" or " /") .. " HTTP/1.1\r\nHost: x\r\n\r\n",
                      "GET / HTTP/1.1\r\nHost: x\r\n\r\n" }
  local server, req, res = http.socket.new(io), http.request.new(), http.response.new()
  server:read_request(req)
  res.status, res.headers["content-length"], res.body = status, length, ("x"):rep(size)
  server:write_response(res)
  print((table.concat(io.written):gsub("\r\n", "|")))
  return server
end
answer("HEAD", 200, nil, 4)                   -- expect: HTTP/1.1 200 |content-length: 4||
answer("HEAD", 200, nil, 40000)               -- expect: HTTP/1.1 200 |content-length: 40000||
answer("HEAD", 200, "7", 0)                   -- expect: HTTP/1.1 200 |content-length: 7||
answer("HEAD", 200, nil, 0)                   -- expect: HTTP/1.1 200 ||
answer("GET", 204, "4", 4)                    -- expect: HTTP/1.1 204 ||
answer("GET", 304, nil, 4)                    -- expect: HTTP/1.1 304 |content-length: 4||
answer("GET", 304, nil, 0)                    -- expect: HTTP/1.1 304 ||
answer("CONNECT", 200, nil, 4)                -- expect: HTTP/1.1 200 ||
answer("CONNECT", 403, nil, 0)                -- expect: HTTP/1.1 403 |content-length: 0||
local server = answer("GET", 103, nil, 4)     -- expect: HTTP/1.1 103 ||
print(server.read_state, server.write_state)  -- expect: finished	empty
-- Before the final answer the connection is nobody's concern.
local io = pieces { "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" }
local res = http.response.new()
server = http.socket.new(io)
server:read_request(http.request.new())
res.status = 103
server:write_response(res)
print((table.concat(io.written):gsub("\r\n", "|")), server.is_open)
-- expect: HTTP/1.1 103 ||	true
