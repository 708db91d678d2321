-- SPDX-License-Identifier: MIT
-- HTTP/1.1 stays unless somebody says close; HTTP/1.0 goes unless somebody says keep-alive.
local http = require "http"
local pieces = dofile(arg[0]:match ".*/" .. "lib/pieces.lua")
local function answer(version, connection, own)
  local field = connection and "Connection: " .. connection .. "\r\n" or ""
  local io = pieces { "GET / HTTP/" .. version .. "\r\nHost: x\r\n" .. field .. "\r\n" }
  local server, req, res = http.socket.new(io), http.request.new(), http.response.new()
  server:read_request(req)
  res.headers.connection = own
  server:write_response(res)
  print(table.concat(io.written):match "connection: (.-)\r\n", server.is_open, io.is_open)
end
answer("1.1")                                 -- expect: nil	true	true
answer("1.1", "close")                        -- expect: close	false	false
answer("1.1", "foo, Close")                   -- expect: close	false	false
answer("1.1", "keep-alive")                   -- expect: nil	true	true
answer("1.1", nil, "close")                   -- expect: close	false	false
answer("1.1", nil, { "x", "close" })          -- expect: x, close	false	false
answer("1.1", "close", "x")                   -- expect: x, close	false	false
answer("1.0")                                 -- expect: close	false	false
answer("1.0", "Keep-Alive")                   -- expect: keep-alive	true	true
answer("1.0", "keep-alive", "close")          -- expect: close	false	false
answer("1.0", "keep-alive, close")            -- expect: close	false	false
