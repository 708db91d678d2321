-- SPDX-License-Identifier: MIT
-- A client that expects 100 gets it once; if it gets its answer at once, the connection ends,
-- because nobody knows if the body follows.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local HEAD = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"
local req, res = http.request.new(), http.response.new()
local server, raw = peers.new()
peers.say(raw, HEAD)
server:read_request(req)
print(server.read_state, http.request.continue_required(req))  -- expect: message_ready	true
server:write_response_continue()
print(server.write_state)                     -- expect: continue_issued
print(peers.try(server.write_response_continue, server))  -- expect: out_of_order
print((peers.hear(raw, 25):gsub("\r\n", "|")))  -- expect: HTTP/1.1 100 Continue||
peers.say(raw, "abc")
server:read_some(req)
print(server.read_state, req.body)            -- expect: finished	abc
server:write_response(res)
print(server.is_open)                         -- expect: true
server, raw = peers.new()
peers.say(raw, HEAD)
server:read_request(req)
res.status = 417
local writer = spawn(function() server:write_response(res) end)
print((peers.hear_all(raw):gsub("\r\n", "|")))
-- expect: HTTP/1.1 417 |connection: close|content-length: 0||
raw:close()
writer:join()
print(server.is_open)                         -- expect: false
-- Once it was told to go on, its body is skipped like any other.
server, raw = peers.new()
peers.say(raw, HEAD)
server:read_request(req)
server:write_response_continue()
server:write_response(res)
peers.say(raw, "abcGET /next HTTP/1.1\r\nHost: x\r\n\r\n")
server:read_request(req)
print(req.target)                             -- expect: /next
