-- SPDX-License-Identifier: MIT
-- Closing ends what other fibers wait for; then the socket is closed for everybody.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.new()
local req = http.request.new()
local reader = spawn(function() return peers.try(server.read_request, server, req) end)
this_fiber.yield()
server:close()
server:close()
print(reader:join())                          -- expect: aborted
print(server.is_open, req.method == "")       -- expect: false	true
print(peers.try(server.read_request, server, req))  -- expect: closed
print(peers.try(server.release, server))      -- expect: closed
print(peers.hear_all(raw) == "")              -- expect: true
