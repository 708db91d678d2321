-- SPDX-License-Identifier: MIT
-- A fresh message is empty; its attributes are checked when they are assigned.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local req, res = http.request.new(), http.response.new()
print(getmetatable(req), getmetatable(res), getmetatable(req.headers), getmetatable(res.trailers))
-- expect: http.request	http.response	http.headers	http.headers
print(("[%s][%s][%s]"):format(req.method, req.target, req.body))  -- expect: [][][]
print(res.status, "[" .. res.reason .. "]", peers.show(res.headers))  -- expect: 200	[]	
req.method, req.target, res.status, res.reason = "GET", "/a?b", 404, "Not Found"
print(req.method, req.target, res.status, res.reason)  -- expect: GET	/a?b	404	Not Found
local function set(message, name, value)
  return peers.try(function() message[name] = value end)
end
print(set(req, "method", "GE T"))             -- expect: EINVAL	3
print(set(req, "target", "/a b"))             -- expect: EINVAL	3
print(set(req, "target", "/\r\nx"))           -- expect: EINVAL	3
print(set(res, "reason", "OK\r\nx: y"))       -- expect: EINVAL	3
print(set(res, "status", 99))                 -- expect: EINVAL	3
print(set(res, "status", 1000))               -- expect: EINVAL	3
print(set(res, "status", 200.5))              -- expect: EINVAL	3
print(set(res, "status", "200"))              -- expect: EINVAL	3
print(set(req, "body", 7))                    -- expect: EINVAL	3
print(set(req, "headers", "x"))               -- expect: EINVAL	3
for _, message in ipairs { req, res } do
  print(set(message, "version", 1), peers.try(function() return message.version end))
end
-- expect: bad_index	bad_index	2
-- expect: bad_index	bad_index	2
print(set(req, "status", 200), set(res, "method", "GET"))  -- expect: bad_index	bad_index	2
