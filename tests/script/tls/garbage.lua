-- SPDX-License-Identifier: MIT
-- What is no TLS, or was changed on its way, ends the connection with an error.
local tls = require "tls"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()

local function try(side, text)
  local one, other = peers.transports()
  one = tls.socket.new(one, side == "client_handshake" and peers.client() or peers.server())
  other:write_some(text)
  print(peers.why(one[side], one))
  one:close()
  other:close()
end

try("server_handshake", "GET / HTTP/1.1\r\n\r\n")  -- expect: asio.ssl http request (SSL routines)
try("client_handshake", "HTTP/1.1 400 Bad\r\n")    -- expect: asio.ssl wrong version number (SSL routines)
try("server_handshake", ("\0"):rep(100))           -- expect: asio.ssl wrong version number (SSL routines)
try("server_handshake", "\22\3\1\255\255" .. ("x"):rep(60000))
-- expect: asio.ssl packet length too long (SSL routines)

-- A byte is changed between two ends.
local one, far = peers.transports()
local near, other = peers.transports()
one, other = tls.socket.new(one, peers.client()), tls.socket.new(other, peers.server())
local damage = false
local function pass(from, to)
  spawn(function()
    local room = byte_span.new(4096)
    while true do
      local ok, count = pcall(from.read_some, from, room)
      if not ok then return to:close() end
      if damage then room[count] = (room[count] + 1) % 256 end
      to:write_some(room:first(count))
    end
  end):detach()
end
pass(far, near)
pass(near, far)
local fiber = spawn(function() other:server_handshake() end)
one:client_handshake()
fiber:join()
one:write_some "whole"
print(peers.read(other))                            -- expect: whole
damage = true
one:write_some "changed"
print(peers.why(peers.read, other))
-- expect: asio.ssl decryption failed or bad record mac (SSL routines)
print(peers.why(peers.read, other) ~= "no error")   -- expect: true
one:close()
other:close()
