-- SPDX-License-Identifier: MIT
-- A ping that comes while a message is written is answered behind that, and reading goes on.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.server()
local big = ("x"):rep(16 * 1024 * 1024)
local writer = spawn(function() server:write(big) end)
this_fiber.yield()
print(peers.try(server.write, server, "y"))   -- expect: EBUSY
peers.say(raw, peers.masked(0x89, "one"), peers.masked(0x89, "two"), peers.masked(0x81, "text"))
print(peers.read(server))                     -- expect: text	text
local first, payload = peers.hear_frame(raw)
print(first, payload == big)                  -- expect: 129	true
print(peers.hear_frame(raw))                  -- expect: 138	two	false
writer:join()
server:write "after"
print(peers.hear_frame(raw))                  -- expect: 129	after	false
