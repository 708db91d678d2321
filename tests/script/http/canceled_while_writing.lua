-- SPDX-License-Identifier: MIT
-- Canceling what is being sent, or skipped, or listened to before closing, ends the
-- connection.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local MUCH = 16 * 1024 * 1024
local function cancel(what, prepare, call)
  local socket, raw = peers.new()
  local req, res = http.request.new(), http.response.new()
  req.method, req.target = "POST", "/"
  prepare(socket, raw, req, res)
  local fiber = spawn(function() print(what, peers.try(call, socket, req, res)) end)
  for _ = 1, 50 do this_fiber.yield() end
  fiber:cancel()
  fiber:join()
  print(socket.is_open, #peers.hear_all(raw) < MUCH)
end
local function ask(text)
  return function(socket, raw, req, res)
    peers.say(raw, text)
    socket:read_request(req)
    res.body = ("x"):rep(MUCH)
  end
end
local GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
cancel("write_response", ask(GET), function(s, _, res) s:write_response(res) end)
-- expect: write_response	canceled
-- expect: false	true
cancel("write", ask(GET), function(s, _, res)
  s:write_response_metadata(res)
  s:write(res)
end)
-- expect: write	canceled
-- expect: false	true
cancel("write_request", function(_, _, req) req.body = ("x"):rep(MUCH) end,
  function(s, req) s:write_request(req) end)
-- expect: write_request	canceled
-- expect: false	true
cancel("skipping", function(s, raw, req, res)
  peers.say(raw, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc")
  s:read_request(req)
  s:write_response(res)
end, function(s, req) s:read_request(req) end)
-- expect: skipping	canceled
-- expect: false	true
-- What was refused is refused, whoever cancels the rest.
local server, raw = peers.new()
peers.say(raw, "no HTTP\r\n\r\n")
local fiber = spawn(function()
  local why = peers.try(server.read_request, server, http.request.new())
  print(why, server.is_open)
end)
print(#peers.hear(raw, 20))                   -- expect: 20
fiber:cancel()
fiber:join()                                  -- expect: parsing_error	false
