-- SPDX-License-Identifier: MIT
-- A response in chunks: metadata, one chunk for each body, trailers.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local function begin(method)
  local io = pieces { method .. " / HTTP/1.1\r\nHost: x\r\n\r\n" }
  local server, req = http.socket.new(io), http.request.new()
  server:read_request(req)
  local res = http.response.new()
  res.headers["content-length"] = "3"
  server:write_response_metadata(res)
  return server, res, io
end
local function show(io) print((table.concat(io.written):gsub("\r\n", "|"))) end
local server, res, io = begin "GET"
print(server.read_state, server.write_state)  -- expect: finished	metadata_issued
for _, data in ipairs { "abc", "", byte_span.append "0123456789", ("x"):rep(17000) } do
  res.body = data
  server:write(res)
end
res.trailers = { ["x-t"] = "1" }
server:write_trailers(res)
print(server.read_state, server.write_state)  -- expect: empty	finished
io.written[#io.written - 2] = "~" .. #io.written[#io.written - 2]
show(io)
-- expect: HTTP/1.1 200 |transfer-encoding: chunked||3|abc|a|0123456789|4268|~17000|0|x-t: 1||
server, res, io = begin "GET"
server:write_end_of_message()
show(io)                          -- expect: HTTP/1.1 200 |transfer-encoding: chunked||0||
server, res, io = begin "HEAD"
res.body = "abc"
server:write(res)
server:write_end_of_message()
show(io)                          -- expect: HTTP/1.1 200 |content-length: 3||
server, res, io = begin "GET"
for _, name in ipairs { "content-length", "Host", "transfer-encoding", "trailer" } do
  res.trailers = { [name] = "1" }
  io.written[#io.written + 1] = table.concat({ peers.try(server.write_trailers, server, res) }, " ")
end
print(io.written[#io.written], io.written[#io.written - 3])  -- expect: EINVAL 2	EINVAL 2
