-- SPDX-License-Identifier: MIT
-- A client takes no doubtful response, and none that it did not ask for; the connection ends.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local OK, CL, TE = "HTTP/1.1 200 OK\r\n", "Content-Length: ", "Transfer-Encoding: "
local bad = {
  "HTTP/2.0 200 OK\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 099 OK\r\n\r\n",
  "HTTP/1.1 2000 OK\r\n\r\n"; "HTTP/1.1  200 OK\r\n\r\n", "http/1.1 200 OK\r\n\r\n",
  "\r\n" .. OK .. CL .. "0\r\n\r\n", "HTTP/1.1 200 O\0K\r\n\r\n", "garbage\r\n\r\n",
  OK .. "A b\r\n\r\n", OK .. " A: b\r\n\r\n", OK .. "A : b\r\n\r\n", OK .. "A: b\r\n c\r\n\r\n",
  "HTTP/1.1 200 OK\n\n", OK .. CL .. "x\r\n\r\n", OK .. CL .. "1, 1\r\n\r\n",
  OK .. CL .. "1\r\n" .. CL .. "1\r\n\r\n", OK .. CL .. "1\r\n" .. TE .. "chunked\r\n\r\n",
  OK .. TE .. "gzip\r\n\r\n", OK .. TE .. "chunked, chunked\r\n\r\n",
  "HTTP/1.0 200 OK\r\n" .. TE .. "chunked\r\n\r\n", OK .. TE .. "chunked\r\n\r\nx\r\n",
  OK .. TE .. "chunked\r\n\r\n1\r\nabc",
}
for i, text in ipairs(bad) do
  local io = pieces { text }
  local client, req, res = http.socket.new(io), http.request.new(), http.response.new()
  req.method, req.target = "GET", "/"
  client:write_request(req)
  local why = peers.try(function()
    client:read_response(res)
    while client.read_state ~= "empty" do client:read_some(res) end
  end)
  if why ~= "parsing_error" or io.is_open or #io.written ~= 1 then print(i, text, why) end
end
local io = pieces { OK .. CL .. "0\r\n\r\n" }
local client = http.socket.new(io)
print(peers.try(client.read_response, client, http.response.new()), io.is_open)
-- expect: parsing_error	false
io = pieces { "HTTP/1.1 100 Continue\r\n\r\n" }
client = http.socket.new(io)
print(peers.try(client.read_response, client, http.response.new()), io.is_open)
-- expect: parsing_error	false
