-- SPDX-License-Identifier: MIT
-- A message that is sent may be read and sent again, but not changed; one that is read into
-- can be used for nothing.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.new()
local req, res = http.request.new(), http.response.new()
local headers, trailers = req.headers, req.trailers
local reader = spawn(function() server:read_request(req) end)
this_fiber.yield()
local function try(f) io.write(peers.try(f), " ") end
try(function() return req.method end)
try(function() req.method = "GET" end)
try(function() return req.headers end)
try(function() return headers.host end)
try(function() headers.host = "x" end)
try(function() return trailers.host end)
try(function() return req.lines(req) end)
try(function() http.request.upgrade_desired(req) end)
print(peers.try(http.request.continue_required, req))
-- expect: EBUSY EBUSY EBUSY EBUSY EBUSY EBUSY EBUSY EBUSY EBUSY
local other, other_raw = peers.new()
print(peers.try(other.read_request, other, req))  -- expect: EBUSY
peers.say(raw, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
reader:join()
headers.host = "y"
print(req.headers.host, headers.missing)      -- expect: y	nil
res.headers["x-a"] = "1"
res.body = ("x"):rep(8 * 1024 * 1024)
local writer = spawn(function() server:write_response(res) end)
this_fiber.yield()
print(res.status, #res.body, peers.show(res.headers))  -- expect: 200	8388608	x-a=1
try(function() res.status = 201 end)
try(function() res.body = nil end)
try(function() res.headers = {} end)
try(function() res.headers["x-b"] = "2" end)
print(peers.try(function() res.trailers["x-b"] = "2" end))
-- expect: EBUSY EBUSY EBUSY EBUSY EBUSY
peers.say(other_raw, "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")
other:read_request(req)
other:write_response(res)
print(peers.try(function() res.body = nil end))  -- expect: EBUSY
peers.hear(raw, 8 * 1024 * 1024)
raw:close()
peers.try(writer.join, writer)
res.body = nil
print(#res.body)                              -- expect: 0
