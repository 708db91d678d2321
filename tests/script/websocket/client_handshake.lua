-- SPDX-License-Identifier: MIT
-- A client asks with a new key each time, and gets the headers of the response.
local websocket = require "websocket"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local seen = {}
for i = 1, 2 do
  local raw, mine = peers.pair()
  local fiber = spawn(function()
    local fields = { Origin = "http://o", host = "wrong" }
    return websocket.new(mine, "example.org:80", "/chat?x", fields)
  end)
  local head = peers.hear_head(raw)
  local key = head:match "sec%-websocket%-key: (.-)\r\n"
  if i == 1 then
    print(head:match "^(.-)\r\n", head:match "host: (%S+)", head:match "origin: (%S+)")
    print(head:match "upgrade: (%S+)", head:match "connection: (%S+)", #key,
      head:match "sec%-websocket%-version: (%S+)")
  end
  seen[i] = key
  peers.say(raw, peers.response(key, "X-Answer: 42\r\n"))
  local ws, headers = fiber:join()
  print(getmetatable(ws), ws.is_open, mine.is_open, headers["x-answer"])
end
print(seen[1] ~= seen[2])
-- expect: GET /chat?x HTTP/1.1	example.org:80	http://o
-- expect: websocket	Upgrade	24	13
-- expect: websocket	true	false	42
-- expect: websocket	true	false	42
-- expect: true
