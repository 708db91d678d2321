-- SPDX-License-Identifier: MIT
-- A client that goes on sending gets the refusal, not a reset.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.new()
local worker = spawn(function() return peers.try(server.read_request, server, http.request.new()) end)
peers.say(raw, "GET /" .. ("x"):rep(300000))
print(peers.hear_all(raw):match "^HTTP/1.1 431 ")  -- expect: HTTP/1.1 431 
raw:close()
print(worker:join())                          -- expect: buffer_exhausted
