-- SPDX-License-Identifier: MIT
-- A stream that somebody waits at is refused, whatever it is, and stays as it was.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local tls_peers = dofile(arg[0]:match ".*/" .. "../tls/lib/peers.lua")

local function try(stream, wake)
  local reader = spawn(function()
    local room = byte_span.new(1)
    stream:read_some(room)
    return tostring(room)
  end)
  for _ = 1, 9 do this_fiber.yield() end
  local why = peers.try(http.socket.new, stream)
  wake()
  print(why, stream.is_open, reader:join(), peers.try(http.socket.new, stream))
end

tls_peers.certificates()
local one, other = tls_peers.pair()
try(one, function() other:write_some "x" end)             -- expect: EBUSY	true	x	ok
local port, slave = require("serial_port").ptypair()
local terminal = require("serial_port").new(slave)
terminal:make_raw()
try(terminal, function() port:write_some "y" end)         -- expect: EBUSY	true	y	ok
one, other = require("unix").stream.socket.pair()
try(one, function() other:write_some "z" end)             -- expect: EBUSY	true	z	ok
