-- SPDX-License-Identifier: MIT
-- Arguments are checked, and so are the names of members.
local websocket = require "websocket"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.server()
print(peers.try(function() return server.foo end))          -- expect: bad_index	2
print(peers.try(function() server.is_open = 1 end))         -- expect: bad_index	2
print(peers.try(function() return websocket.error.foo end)) -- expect: bad_index	2
print(peers.try(server.read_some, server))                  -- expect: EINVAL	2
print(peers.try(server.read_some, {}))                      -- expect: EINVAL	1
print(peers.try(server.write, server))                      -- expect: EINVAL	2
print(peers.try(server.write, server, 7))                   -- expect: EINVAL	2
print(peers.try(server.write, server, "x", "utf8"))         -- expect: EINVAL	3
print(peers.try(server.close))                              -- expect: EINVAL	1
print(tostring(websocket.error.closed.category), websocket.error.closed.code)
-- expect: websocket	1
local reader = spawn(function() return peers.try(server.read_some, server, byte_span.new(1)) end)
this_fiber.yield()
print(peers.try(server.read_some, server, byte_span.new(1)))  -- expect: EBUSY
raw:close()
print(reader:join())                          -- expect: eof
