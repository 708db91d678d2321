-- SPDX-License-Identifier: MIT
-- Two ways to say where; what comes back is connected, or listens.
local byte_span = require "byte_span"
local ip = require "ip"

local acceptor = ip.tcp.listen '127.0.0.1:0'
local port = acceptor.local_port
print(getmetatable(acceptor), acceptor:get_option 'reuse_address')
-- expect: ip.tcp.acceptor	true

local function try(...)
  local client = ip.tcp.dial(...)
  local server = acceptor:accept()
  client:write_some 'text'
  local buffer = byte_span.new(4)
  server:read_some(buffer)
  print(getmetatable(client), client.remote_port == port, tostring(buffer))
  client:close()
  server:close()
end

try('127.0.0.1:' .. port)                -- expect: ip.tcp.socket	true	text
try('[::ffff:127.0.0.1]:' .. port)       -- expect: ip.tcp.socket	true	text
try('127.0.0.1', port)                   -- expect: ip.tcp.socket	true	text
try(ip.address.loopback_v4(), port)      -- expect: ip.tcp.socket	true	text
acceptor:close()

-- a port that was in use a moment ago can be had again
print(ip.tcp.listen('127.0.0.1', port).local_port == port) -- expect: true
print(ip.tcp.connect == ip.tcp.dial)                       -- expect: true

local receiver = ip.udp.socket.new()
receiver:open 'v4'
receiver:bind('127.0.0.1', 0)
local sender = ip.udp.dial('127.0.0.1:' .. receiver.local_port)
sender:send 'packet'
local buffer = byte_span.new(6)
receiver:receive(buffer)
print(getmetatable(sender), buffer)      -- expect: ip.udp.socket	packet
