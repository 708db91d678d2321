-- SPDX-License-Identifier: MIT
-- A client takes only the answer to what it has asked; otherwise the connection ends.
local websocket = require "websocket"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local function answer(change)
  local raw, mine = peers.pair()
  local fiber = spawn(function()
    return peers.try(websocket.new, mine, "x", "/", { ["sec-websocket-protocol"] = "a, b" })
  end)
  local key = peers.hear_head(raw):match "sec%-websocket%-key: (.-)\r\n"
  peers.say(raw, (change(key)))
  local why, status = fiber:join()
  print(unpack { why, status })
  if why ~= "ok" then io.write(peers.hear_all(raw)) end
end
answer(function() return "HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno" end)
-- expect: handshake_failed	403
answer(function() return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" end)
-- expect: handshake_failed	200
answer(function() return peers.response(peers.KEY) end)
-- expect: handshake_failed	101
answer(function(key) return peers.response(key):gsub("Upgrade: websocket\r\n", "") end)
-- expect: handshake_failed	101
answer(function(key) return peers.response(key):gsub("Connection: Upgrade\r\n", "") end)
-- expect: handshake_failed	101
answer(function(key) return peers.response(key, "Sec-WebSocket-Extensions: x\r\n") end)
-- expect: handshake_failed	101
answer(function(key) return peers.response(key, "Sec-WebSocket-Protocol: c\r\n") end)
-- expect: handshake_failed	101
answer(function(key) return peers.response(key, "Sec-WebSocket-Protocol: a, b\r\n") end)
-- expect: handshake_failed	101
answer(function(key) return peers.response(key, "Sec-WebSocket-Protocol: b\r\n") end)
-- expect: ok
answer(function(key) return "HTTP/1.1 103 x\r\n\r\n" .. peers.response(key) end)
-- expect: ok
answer(function() return "what?\r\n\r\n" end)  -- expect: parsing_error
local _, mine = peers.pair()
print(peers.try(websocket.new, mine, "x\r\n", "/"))  -- expect: EINVAL	2
print(peers.try(websocket.new, mine, "x", "chat"))   -- expect: EINVAL	3
print(peers.try(websocket.new, mine, "x", "/ x"))    -- expect: EINVAL	3
print(peers.try(websocket.new, mine, "x", "/", 7))   -- expect: EINVAL	4
print(peers.try(websocket.new, {}, "x", "/"))        -- expect: EINVAL	1
print(mine.is_open)                                  -- expect: true
