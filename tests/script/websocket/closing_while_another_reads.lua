-- SPDX-License-Identifier: MIT
-- Closing waits for the fiber that reads: that gets the answer. A peer that just goes will do.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.server()
local function read()
  return spawn(function() return peers.try(server.read_some, server, byte_span.new(1)) end)
end
local reader = read()
this_fiber.yield()
local closer = spawn(function() server:close(1000) end)
print(peers.hear_frame(raw) == 136)           -- expect: true
print(peers.try(server.write, server, "x"))   -- expect: EBUSY
peers.say(raw, peers.masked(0x88, "\3\232"))
print(reader:join())                          -- expect: closed	1000
closer:join()
print(server.is_open)                         -- expect: false
-- What comes before the answer belongs to the reader; if that stops reading, it is dropped.
server, raw = peers.server()
reader = spawn(function()
  return peers.read(server, 1), peers.read(server, 1), peers.try(peers.read, server)
end)
this_fiber.yield()
closer = spawn(function() server:close() end)
peers.hear_frame(raw)
peers.say(raw, peers.masked(0x81, "one"), peers.masked(0x81, "two"), peers.masked(0x88, ""))
print(reader:join())                          -- expect: one	two	closed	1005
closer:join()
server, raw = peers.server()
reader = spawn(function() return (peers.read(server, 1)) end)
this_fiber.yield()
closer = spawn(function() server:close() end)
peers.hear_frame(raw)
peers.say(raw, peers.masked(0x81, "one"), peers.masked(0x81, "two"), peers.masked(0x88, ""))
print(reader:join())                          -- expect: one
closer:join()
server, raw = peers.server()
reader = read()
this_fiber.yield()
closer = spawn(function() server:close() end)
peers.hear_frame(raw)
raw:close()
print(reader:join())                          -- expect: eof
closer:join()
server, raw = peers.server()
closer = spawn(function() server:close() end)
peers.hear_frame(raw)
print(peers.try(server.read_some, server, byte_span.new(1)))  -- expect: closed
raw:close()
closer:join()
print(server.is_open)                         -- expect: false
