-- SPDX-License-Identifier: MIT
-- Canceling a call that waits for the peer closes the connection, in every state; a fiber
-- that is canceled before has done nothing.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local function cancel(what, prepare, call)
  local socket, raw = peers.new()
  local req, res = http.request.new(), http.response.new()
  req.method, req.target = "GET", "/"
  prepare(socket, raw, req, res)
  local fiber = spawn(function() print(what, peers.try(call, socket, req, res)) end)
  this_fiber.yield()
  fiber:cancel()
  fiber:join()
  print(socket.is_open, peers.try(socket.read_request, socket, req), peers.hear_all(raw))
end
local function nothing() end
cancel("read_request", nothing, function(s, req) s:read_request(req) end)
-- expect: read_request	canceled
-- expect: false	closed	
cancel("read_request", function(_, raw) peers.say(raw, "GET / HT") end,
  function(s, req) s:read_request(req) end)
-- expect: read_request	canceled
-- expect: false	closed	
cancel("read_some", function(s, raw, req)
  peers.say(raw, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n")
  s:read_request(req)
end, function(s, req) s:read_some(req) end)
-- expect: read_some	canceled
-- expect: false	closed	
cancel("read_response", function(s, raw, req) s:write_request(req) peers.hear(raw, 18) end,
  function(s, _, res) s:read_response(res) end)
-- expect: read_response	canceled
-- expect: false	closed	
local socket = peers.new()
local fiber = spawn(function() socket:read_request(http.request.new()) end)
fiber:cancel()
fiber:join()
print(fiber.cancellation_caught, socket.is_open)  -- expect: true	true
