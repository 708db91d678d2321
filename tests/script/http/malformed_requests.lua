-- SPDX-License-Identifier: MIT
-- What is no HTTP, or can be read in two ways, is answered with 400, and the connection ends.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local GET, H, END = "GET / HTTP/1.1\r\n", "Host: x\r\n", "\r\n\r\n"
local CL, TE = "Content-Length: ", "Transfer-Encoding: "
local bad = {
  "GET /\r\n\r\n", "GET / HTTP/2.0\r\n" .. H .. "\r\n", "GET  / HTTP/1.1\r\n" .. H .. "\r\n",
  "GET / HTTP/1.1 \r\n" .. H .. "\r\n", "G@T / HTTP/1.1\r\n" .. H .. "\r\n",
  "GET /\t HTTP/1.1\r\n" .. H .. "\r\n", "GET x HTTP/1.1\r\n" .. H .. "\r\n",
  "GET * HTTP/1.1\r\n" .. H .. "\r\n", "CONNECT / HTTP/1.1\r\n" .. H .. "\r\n",
  "GET / http/1.1\r\n" .. H .. "\r\n", " GET / HTTP/1.1\r\n" .. H .. "\r\n",
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\r\n\r\n" .. GET .. H .. "\r\n",
  GET .. "\r\n", GET .. "Host: a\r\nHost: a" .. END, GET .. "Host: a b" .. END,
  GET .. H .. "A : b" .. END, GET .. H .. " folded" .. END, GET .. H .. "A: b\r\n c" .. END,
  GET .. H .. "A: b\r\n\tc" .. END, GET .. H .. "no colon" .. END, GET .. H .. ": x" .. END,
  GET .. H .. "A: b\0c" .. END, GET .. H .. "A: b\1c" .. END, GET .. H .. "A: b\rc" .. END,
  GET .. H .. "A\0: b" .. END, GET .. H .. "A: b\nB: c" .. END, GET .. "Host: x\n\n",
  GET .. H .. "\rA: b" .. END,
  "GET / HTTP/1.1\nHost: x\r\n\r\n", "\nGET / HTTP/1.1\r\n" .. H .. "\r\n",
  GET .. H .. CL .. "x" .. END, GET .. H .. CL .. "-1" .. END, GET .. H .. CL .. "+1" .. END,
  GET .. H .. CL .. "0x1" .. END, GET .. H .. CL .. "1 2" .. END, GET .. H .. CL .. END,
  GET .. H .. CL .. "1,1" .. END, GET .. H .. CL .. "9999999999999999" .. END,
  GET .. H .. CL .. "1\r\n" .. CL .. "1" .. END, GET .. H .. CL .. "1\r\n" .. CL .. "2" .. END,
  GET .. H .. CL .. "5\r\n" .. TE .. "chunked" .. END .. "0\r\n\r\n",
  GET .. H .. TE .. "chunked\r\n" .. CL .. "5" .. END .. "0\r\n\r\n",
  GET .. H .. TE .. "chunked\r\n" .. TE .. "chunked" .. END, GET .. H .. TE .. "gzip" .. END,
  GET .. H .. TE .. "gzip, chunked" .. END, GET .. H .. TE .. "identity" .. END,
  GET .. H .. TE .. "xchunked" .. END, GET .. H .. TE .. "\11chunked" .. END,
  GET .. H .. TE .. "chunked" .. END .. "x\r\n", GET .. H .. TE .. "chunked" .. END .. "\r\n",
  GET .. H .. TE .. "chunked" .. END .. "-1\r\n", GET .. H .. TE .. "chunked" .. END .. "0x1\r\n",
  GET .. H .. TE .. "chunked" .. END .. " 1\r\na\r\n0\r\n\r\n",
  GET .. H .. TE .. "chunked" .. END .. "1\na\r\n0\r\n\r\n",
  GET .. H .. TE .. "chunked" .. END .. "1 a\r\nb\r\n0\r\n\r\n",
  GET .. H .. TE .. "chunked" .. END .. "1\r\nab\r\n0\r\n\r\n",
  GET .. H .. TE .. "chunked" .. END .. "1\r\na0\r\n\r\n",
  GET .. H .. TE .. "chunked" .. END .. "1000000000000\r\n",
  GET .. H .. TE .. "chunked" .. END .. "1;" .. ("x"):rep(1024) .. "\r\na\r\n0\r\n\r\n",
  GET .. H .. TE .. "chunked" .. END .. "1;\0\r\na\r\n0\r\n\r\n",
  GET .. H .. TE .. "chunked" .. END .. "0\r\nA : b\r\n\r\n",
  GET .. H .. TE .. "chunked" .. END .. "0\r\nA: b\n\r\n",
  GET .. H .. TE .. "chunked" .. END .. "0\r\n\n",
  "GET / HTTP/1.0\r\n" .. TE .. "chunked" .. END .. "0\r\n\r\n",
}
local count = 0
for i, text in ipairs(bad) do
  local io = pieces { text }
  local server = http.socket.new(io)
  local req = http.request.new()
  local why = peers.try(function()
    server:read_request(req)
    while server.read_state ~= "finished" do server:read_some(req) end
  end)
  local answer = table.concat(io.written)
  if why ~= "parsing_error" or not answer:find "^HTTP/1.1 400 .*\r\nconnection: close\r\n\r\n$"
     or server.is_open or io.is_open then
    print(i, ("%q"):format(text), why, answer)
  end
  count = count + 1
end
print(count > 60)                             -- expect: true
