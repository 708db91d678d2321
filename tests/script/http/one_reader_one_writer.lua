-- SPDX-License-Identifier: MIT
-- One operation may read while one writes; a second one on the same side is refused.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.new()
local req, other, res = http.request.new(), http.request.new(), http.response.new()
peers.say(raw, "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
server:read_request(req)
local reader = spawn(function() server:read_some(req) end)
this_fiber.yield()
print(peers.try(server.read_some, server, other))  -- expect: EBUSY
server:write_response_metadata(res)
res.body = ("x"):rep(8 * 1024 * 1024)
local writer = spawn(function() server:write(res) end)
this_fiber.yield()
print(peers.try(server.write_end_of_message, server))  -- expect: EBUSY
print(peers.try(server.release, server))      -- expect: EBUSY
peers.say(raw, "3\r\nabc\r\n")
reader:join()
print(req.body, server.read_state)            -- expect: abc	message_ready
print(#peers.hear(raw, 8 * 1024 * 1024))      -- expect: 8388608
this_fiber.yield()
peers.hear(raw, #"HTTP/1.1 200 \r\ntransfer-encoding: chunked\r\n\r\n800000\r\n\r\n")
writer:join()
-- The response ends while the request is still read: then that is all of it.
reader = spawn(function() server:read_some(req) end)
this_fiber.yield()
server:write_end_of_message()
print(server.write_state, server.read_state)  -- expect: finished	message_ready
peers.say(raw, "1\r\nd\r\n")
reader:join()
print(req.body, server.read_state)            -- expect: abcd	empty
peers.say(raw, "0\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n")
server:read_request(req)
print(req.target, req.body)                   -- expect: /next	
