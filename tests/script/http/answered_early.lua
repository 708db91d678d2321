-- SPDX-License-Identifier: MIT
-- What is left of a body that nobody read is skipped if it is little; else the connection ends.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local function run(head, ...)
  local io = pieces { "POST /1 HTTP/1.1\r\nHost: x\r\n" .. head .. "\r\n\r\n", ... }
  local server, req, res = http.socket.new(io), http.request.new(), http.response.new()
  server:read_request(req)
  server:write_response(res)
  local why = peers.try(server.read_request, server, req)
  print(why, req.target, req.body, table.concat(io.written):match "close" or "stays", #io.written,
    io.is_open)
end
local NEXT = "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n"
run("Content-Length: 5", "abc", "de" .. NEXT)  -- expect: ok	/2		stays	1	true
run("Content-Length: 65536", ("x"):rep(65536), NEXT)  -- expect: ok	/2		stays	1	true
run("Content-Length: 65537", ("x"):rep(65537), NEXT)  -- expect: closed	/1		close	1	false
run("Transfer-Encoding: chunked", "1\r\na\r\n0\r\nX: y\r\n\r\n" .. NEXT)
-- expect: ok	/2		stays	1	true
run("Transfer-Encoding: chunked", "fffff\r\n" .. ("x"):rep(70000), NEXT)
-- expect: EMSGSIZE	/1		stays	1	false
run("Transfer-Encoding: chunked", "x\r\n", NEXT)  -- expect: parsing_error	/1		stays	1	false
