-- SPDX-License-Identifier: MIT
-- Names that are no tokens and values with control characters are refused; what pairs()
-- could not see being changed is refused when it is sent.
local http = require "http"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local req = http.request.new()
local function set(name, value)
  return peers.try(function() req.headers[name] = value end)
end
print(set("a b", "x"))                        -- expect: EINVAL	2
print(set("a:", "x"))                         -- expect: EINVAL	2
print(set("", "x"))                           -- expect: EINVAL	2
print(set(1, "x"))                            -- expect: EINVAL	2
for _, value in ipairs { "a\rb", "a\nb", "a\0b", "\27", 7, true } do
  print(set("x", value), set("y", { "fine", value }))
end
-- expect: EINVAL	EINVAL	3
-- expect: EINVAL	EINVAL	3
-- expect: EINVAL	EINVAL	3
-- expect: EINVAL	EINVAL	3
-- expect: EINVAL	EINVAL	3
-- expect: EINVAL	EINVAL	3
print(peers.try(function() req.headers = { x = "a\r\nb: c" } end))  -- expect: EINVAL	3
print(next(req.headers))                      -- expect: nil
local client, raw = peers.new()
req.method, req.target = "GET", "/"
req.headers.host = "x"
req.headers.host = "x\r\ny: z"
print(peers.try(client.write_request, client, req))  -- expect: EINVAL	2
req.headers.host = { "x", "y\n" }
print(peers.try(client.write_request, client, req))  -- expect: EINVAL	2
req.headers.host = "x"
client:write_request(req)
print(("%q"):format(peers.hear(raw, 27):gsub("\r\n", "|")))  -- expect: "GET / HTTP/1.1|host: x||"
