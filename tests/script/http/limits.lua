-- SPDX-License-Identifier: MIT
-- Heads and bodies are bounded: 431 and 413, and the connection ends.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local function read(options, ...)
  local io = pieces { ... }
  local server, req = http.socket.new(io, options), http.request.new()
  local why = peers.try(function()
    server:read_request(req)
    while server.read_state ~= "finished" do server:read_some(req) end
  end)
  print(why, table.concat(io.written):match "^HTTP/1.1 (%d+)", io.is_open)
end
local function head(size)
  local start = "GET / HTTP/1.1\r\nHost: x\r\nA: "
  return start .. ("x"):rep(size - #start - 4) .. "\r\n\r\n"
end
read(nil, head(8192))                         -- expect: ok	nil	true
read(nil, head(8193))                         -- expect: buffer_exhausted	431	false
read(nil, ("x"):rep(9000))                    -- expect: buffer_exhausted	431	false
read({ max_head_size = 300 }, head(300))      -- expect: ok	nil	true
read({ max_head_size = 300 }, head(301))      -- expect: buffer_exhausted	431	false
read({ max_head_size = 20000 }, head(20000))  -- expect: ok	nil	true
local P = "POST / HTTP/1.1\r\nHost: x\r\n"
read({ max_body_size = 3 }, P .. "Content-Length: 3\r\n\r\nabc")  -- expect: ok	nil	true
read({ max_body_size = 3 }, P .. "Content-Length: 4\r\n\r\n")     -- expect: EMSGSIZE	413	false
local C = P .. "Transfer-Encoding: chunked\r\n\r\n"
read({ max_body_size = 3 }, C .. "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n")  -- expect: ok	nil	true
read({ max_body_size = 3 }, C .. "2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n")
-- expect: EMSGSIZE	413	false
read({ max_head_size = 300 }, C .. "0\r\nA: " .. ("x"):rep(290) .. "\r\n\r\n")
-- expect: ok	nil	true
read({ max_head_size = 300 }, C .. "0\r\nA: " .. ("x"):rep(296) .. "\r\n\r\n")
-- expect: buffer_exhausted	431	false
read({ max_head_size = 300 }, C .. "0\r\n" .. ("A: x\r\n"):rep(51) .. "\r\n")
-- expect: buffer_exhausted	431	false
