-- SPDX-License-Identifier: MIT
-- A socket that was given to http is closed; one that somebody waits at is refused.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local raw, mine = peers.pair()
local reader = spawn(function() return peers.try(mine.read_some, mine, byte_span.new(1)) end)
this_fiber.yield()
print(peers.try(http.socket.new, mine), mine.is_open)  -- expect: EBUSY	true
peers.say(raw, "x")
print(reader:join())                          -- expect: ok
local server = http.socket.new(mine)
print(mine.is_open, server.is_open)           -- expect: false	true
print(peers.try(mine.read_some, mine, byte_span.new(1)))  -- expect: closed
peers.say(raw, "GET / HTTP/1.1\r\nhost: x\r\n\r\n")
server:read_request(http.request.new())
print(server.read_state)                      -- expect: finished
-- Who wants more memory than there is keeps his socket.
mine = peers.pair()
print(peers.try(http.socket.new, mine, { max_head_size = 1e18 }), mine.is_open)
-- expect: Cannot allocate memory	true
-- What only pretends to be a socket is used as a stream.
local real = peers.pair()
local fake = newproxy(true)
local meta = getmetatable(fake)
meta.__index = function(_, name) return real[name] end
meta.__metatable = "ip.tcp.socket"
print(peers.try(http.socket.new, fake))       -- expect: EINVAL	1
