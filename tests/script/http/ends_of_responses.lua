-- SPDX-License-Identifier: MIT
-- Where a response ends, and if the client's connection stays open behind it.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local function ask(method, text, fields, lock)
  local client, req = http.socket.new(pieces { text }), http.request.new()
  if lock then client:lock_client_to_http10() end
  local res = http.response.new()
  req.method, req.target, req.headers = method, "a:1", fields
  client:write_request(req)
  local why = peers.try(function()
    client:read_response(res)
    while client.read_state ~= "empty" do client:read_some(res) end
  end)
  print(why, res.status, res.reason, res.body, client.is_open)
end
local function reset() error(require "asio_error".basic.connection_reset, 0) end
local OK, OLD = "HTTP/1.1 200 OK\r\n", "HTTP/1.0 200 OK\r\n"
local THREE = "Content-Length: 3\r\n\r\nabc"
ask("GET", OK .. THREE)                           -- expect: ok	200	OK	abc	true
ask("GET", "HTTP/1.1 200\r\n" .. THREE)           -- expect: ok	200		abc	true
ask("GET", OK .. "\r\nto the end")                -- expect: ok	200	OK	to the end	false
ask("GET", OK .. "Connection: close\r\n" .. THREE)  -- expect: ok	200	OK	abc	false
ask("GET", OLD .. THREE)                          -- expect: ok	200	OK	abc	false
ask("GET", OLD .. "Connection: keep-alive\r\n" .. THREE)  -- expect: ok	200	OK	abc	true
ask("GET", OK .. THREE, { connection = "close" }) -- expect: ok	200	OK	abc	false
ask("GET", OK .. THREE, nil, true)                -- expect: ok	200	OK	abc	false
ask("HEAD", OK .. "Content-Length: 3\r\n\r\n")    -- expect: ok	200	OK		true
ask("HEAD", OK .. "Transfer-Encoding: chunked\r\n\r\n")  -- expect: ok	200	OK		true
ask("GET", "HTTP/1.1 204 x\r\nContent-Length: 3\r\n\r\n")  -- expect: ok	204	x		true
ask("GET", "HTTP/1.1 304 x\r\nContent-Length: 3\r\n\r\n")  -- expect: ok	304	x		true
ask("CONNECT", OK .. "Content-Length: 3\r\n\r\n") -- expect: ok	200	OK		true
ask("CONNECT", "HTTP/1.1 407 x\r\n" .. THREE)     -- expect: ok	407	x	abc	true
ask("GET", OK .. "Content-Length: 4\r\n\r\nabc")  -- expect: eof	200	OK	abc	false
ask("GET", OK .. "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")  -- expect: eof	200	OK	abc	false
ask("GET", OK .. "Content-")                      -- expect: eof	200			false
-- Only the end of the input ends a body: not what else may go wrong.
local io = pieces { OK .. "\r\nto be con" }
local client, req, res = http.socket.new(io), http.request.new(), http.response.new()
req.method, req.target = "GET", "/"
client:write_request(req)
client:read_response(res)
io.read_some = reset
print(peers.try(client.read_some, client, res), res.body)  -- expect: reset	to be con
-- A tunnel that is not granted leaves the connection as it was.
client = http.socket.new(pieces { "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n" })
req.method, req.target = "CONNECT", "a:1"
client:write_request(req)
print(peers.try(client.write_request, client, req))  -- expect: out_of_order
client:read_response(res)
print(peers.try(client.write_request, client, req))  -- expect: ok
