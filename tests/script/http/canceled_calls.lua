-- SPDX-License-Identifier: MIT
-- Canceling a call that waits closes the connection, in every state; a fiber that is canceled
-- before has done nothing.
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
local function fill(s, raw, req, res)
  peers.say(raw, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
  s:read_request(req)
  res.body = ("x"):rep(16 * 1024 * 1024)
end
local socket, raw = peers.new()
local req, res = http.request.new(), http.response.new()
fill(socket, raw, req, res)
local fiber = spawn(function() print(peers.try(socket.write_response, socket, res)) end)
this_fiber.yield()
fiber:cancel()
fiber:join()                                  -- expect: canceled
print(socket.is_open, #peers.hear_all(raw) < 16 * 1024 * 1024)  -- expect: false	true
socket, raw = peers.new()
fiber = spawn(function() socket:read_request(req) end)
fiber:cancel()
fiber:join()
print(fiber.cancellation_caught, socket.is_open)  -- expect: true	true
