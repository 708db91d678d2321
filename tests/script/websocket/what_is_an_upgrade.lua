-- SPDX-License-Identifier: MIT
-- A request is an upgrade if everything is there that has to be.
local http, websocket = require "http", require "websocket"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local req = http.request.new()
local function ask(name, value)
  req.method = "GET"
  req.headers = {
    host = "x", upgrade = "WebSocket", connection = "keep-alive, Upgrade",
    ["sec-websocket-key"] = peers.KEY, ["sec-websocket-version"] = "13",
  }
  if name == "method" then req.method = value elseif name then req.headers[name] = value end
  return websocket.is_websocket_upgrade(req)
end
print(ask())                                  -- expect: true
print(ask("sec-websocket-version", "8"))      -- expect: true
print(ask("method", "POST"), ask("upgrade"), ask("upgrade", "h2c"), ask("connection", "close"))
-- expect: false	false	false	false
print(ask("sec-websocket-key"), ask("sec-websocket-key", "short=="), ask("sec-websocket-version"))
-- expect: false	false	false
print(ask("sec-websocket-key", { peers.KEY, peers.KEY }))  -- expect: false
print(peers.try(websocket.is_websocket_upgrade, {}))  -- expect: EINVAL	1
