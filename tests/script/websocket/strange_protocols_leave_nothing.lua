-- SPDX-License-Identifier: MIT
-- A client keeps nothing of what servers call the protocols that nobody asked for.
local websocket = require "websocket"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")

local function try(name)
  local raw, mine = peers.pair()
  local fiber = spawn(function()
    return peers.try(websocket.new, mine, "x", "/", { ["sec-websocket-protocol"] = "chat" })
  end)
  local key = peers.hear_head(raw):match "sec%-websocket%-key: (.-)\r\n"
  peers.say(raw, (peers.response(key, "Sec-WebSocket-Protocol: " .. name .. "\r\n")))
  local why = fiber:join()
  raw:close()
  return why
end

local function memory()
  collectgarbage()
  collectgarbage()
  return collectgarbage "count"
end

print(try "chat")                             -- expect: ok
print(try "strange")                          -- expect: handshake_failed
local before = memory()
for i = 1, 200 do try(("x"):rep(7000) .. i) end
print(memory() - before < 500)                -- expect: true
