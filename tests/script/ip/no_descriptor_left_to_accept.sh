#!/bin/sh
# SPDX-License-Identifier: MIT
# no_descriptor_left_to_accept.sh - accept() raises EMFILE, again and again but not at once, and
# goes on when descriptors are free.
cat >script.lua <<'LUA'
local ip = require "ip"
local errors = require "asio_error".basic
local acceptor, loopback = ip.tcp.acceptor.new(), ip.address.loopback_v4()
acceptor:open "v4"
acceptor:bind(loopback, 0)
acceptor:listen()
local port = acceptor.local_port
local kept = {}
local function take() kept[#kept + 1] = ip.tcp.socket.new() kept[#kept]:open "v4" end
local client = ip.tcp.socket.new()
client:open "v4"
client:wait "write" -- now the ring is there, which takes a descriptor, too
local ok, why = true, nil
while ok do ok, why = pcall(take) end
print(why == errors.no_descriptors)
client:connect(loopback, port)
local clock = require "time".steady_clock
local begin = clock.now()
for _ = 1, 5 do
  local accepted, reason = pcall(acceptor.accept, acceptor)
  assert(not accepted and reason == errors.no_descriptors)
end
print(clock.now() - begin >= 0.015) -- it waited 1, 2, 4 and 8 ms
for _ = 1, 3 do
  local fiber = spawn(function() acceptor:accept() end)
  this_fiber.yield()
  fiber:cancel()
  pcall(fiber.join, fiber)
end
kept[1]:close()
kept[2]:close()
local server
repeat
  ok, server = pcall(acceptor.accept, acceptor)
until ok
print(server:write_some "x", client:read_some(byte_span.new(1)))
LUA
ulimit -n 32
exec "$CELLUA" script.lua
# expect: true
# expect: true
# expect: 1	1
