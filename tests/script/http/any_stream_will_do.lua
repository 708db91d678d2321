-- SPDX-License-Identifier: MIT
-- Every object with read_some(), write_some() and close() carries HTTP, however little it moves.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local one, other = peers.pair()
local slow = { turn = 0 }
function slow:read_some(span)
  self.turn = self.turn + 1
  if self.turn % 3 == 0 then return 0 end
  return one:read_some(span:first(1))
end
function slow:write_some(span)
  self.turn = self.turn + 1
  if self.turn % 3 == 0 then return 0 end
  return one:write_some(span:first(math.min(#span, 7)))
end
function slow:close() one:close() end
local server, client = http.socket.new(slow), http.socket.new(other)
local worker = spawn(function()
  local req, res = http.request.new(), http.response.new()
  server:read_request(req)
  while server.read_state ~= "finished" do server:read_some(req) end
  res.body = req.body:upper()
  server:write_response(res)
end)
local req, res = http.request.new(), http.response.new()
req.method, req.target, req.headers.host, req.body = "POST", "/", "x", ("ab"):rep(20000)
client:write_request(req)
client:read_response(res)
while client.read_state ~= "empty" do client:read_some(res) end
print(res.body == ("AB"):rep(20000))          -- expect: true
worker:join()
local wrong = { read_some = function() return 1e9 end, write_some = true, close = function() end }
print((select(2, pcall(function() http.socket.new(wrong):read_request(req) end))))
-- expect: read_some or write_some returned no count of bytes
-- What moves nothing for now does not keep others from running.
local is_ready = false
local lazy = { close = function() end }
function lazy:read_some(span)
  return is_ready and span:copy "GET / HTTP/1.1\r\nHost: x\r\n\r\n" or 0
end
lazy.write_some = lazy.read_some
server, req = http.socket.new(lazy), http.request.new()
spawn(function() is_ready = true end):detach()
server:read_request(req)
print(req.target)                             -- expect: /
