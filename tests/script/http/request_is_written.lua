-- SPDX-License-Identifier: MIT
-- Requests have a length if they have a body; the host is the program's duty.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local function write(fields, body, lock)
  local io, req = pieces {}, http.request.new()
  local client = http.socket.new(io)
  if lock then client:lock_client_to_http10() end
  req.method, req.target, req.headers, req.body = "GET", "/", fields, body
  local why = peers.try(client.write_request, client, req)
  print(why, (table.concat(io.written):gsub("\r\n", "|")))
end
write({ host = "x" })                     -- expect: ok	GET / HTTP/1.1|host: x||
write({}, "ab")                           -- expect: ok	GET / HTTP/1.1|content-length: 2||ab
write({ ["content-length"] = "0" })       -- expect: ok	GET / HTTP/1.1|content-length: 0||
write({ ["Content-Length"] = "3" }, "ab") -- expect: EINVAL	
write({ ["Content-Length"] = "3" })       -- expect: EINVAL	
write({ connection = "close" })           -- expect: ok	GET / HTTP/1.1|connection: close||
write({}, nil, true)                      -- expect: ok	GET / HTTP/1.0||
local client = http.socket.new(pieces {})
print(peers.try(client.write_request, client, http.request.new()))  -- expect: EINVAL	2
