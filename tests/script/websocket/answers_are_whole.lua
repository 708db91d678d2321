-- SPDX-License-Identifier: MIT
-- While the reader sends an answer, a writer waits: no frame stands inside another.
local http, websocket = require "http", require "websocket"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local raw, mine = peers.pair()
local slow = {}
function slow:read_some(span) return mine:read_some(span) end
function slow:write_some(span)
  this_fiber.yield()
  return mine:write_some(span:first(1))
end
function slow:close() mine:close() end
local socket, req = http.socket.new(slow), http.request.new()
peers.say(raw, peers.request())
socket:read_request(req)
local server = websocket.new(socket, req)
peers.hear_head(raw)
peers.say(raw, peers.masked(0x89, "a long ping"))
local reader = spawn(function() return peers.try(server.read_some, server, byte_span.new(1)) end)
print(#peers.hear(raw, 1))                    -- expect: 1
server:write "text"
print(peers.hear(raw, 12):sub(2))             -- expect: a long ping
print(peers.hear_frame(raw))                  -- expect: 129	text	false
-- If the answer fails, the writer is told.
peers.say(raw, peers.masked(0x89, "another ping"))
this_fiber.yield()
peers.hear(raw, 1)
local writer = spawn(function() return peers.try(server.write, server, "text") end)
this_fiber.yield()
reader:cancel()
reader:join()
print(writer:join())                          -- expect: bad_descriptor
