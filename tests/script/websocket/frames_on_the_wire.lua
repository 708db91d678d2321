-- SPDX-License-Identifier: MIT
-- A server sends plain frames, a client masks them, each time by another key.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.server()
server:write "Hello"
print((peers.hear(raw, 7):gsub(".", function(c) return ("%02x "):format(c:byte()) end)))
-- expect: 81 05 48 65 6c 6c 6f 
server:write(byte_span.append(("x"):rep(70000)))
local first, payload, masked = peers.hear_frame(raw)
print(first, #payload, masked)                -- expect: 130	70000	false
local client, other = peers.client()
local keys = {}
for i = 1, 100 do
  client:write "Hello"
  local text = peers.hear(other, 11)
  keys[text:sub(3, 6)] = true
  if i == 1 then print(text:byte(1, 2)) end   -- expect: 129	133
end
local count = 0
for _ in pairs(keys) do count = count + 1 end
print(count)                                  -- expect: 100
client:write(("ab"):rep(300))
first, payload, masked = peers.hear_frame(other)
print(first, payload == ("ab"):rep(300), masked)  -- expect: 129	true	true
