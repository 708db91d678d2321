-- SPDX-License-Identifier: MIT
-- A message may come in several frames, with control frames in between; pings are answered.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.server()
print(server:read_some(byte_span.new(0)))     -- expect: 0	partial
peers.say(raw, peers.masked(1, "Hel"), peers.masked(0x89, "ping"), peers.masked(0, ""),
  peers.masked(0x8a, "nobody asked"), peers.masked(0, "lo"), peers.masked(0x80, ""))
local span = byte_span.new(10)
for _ = 1, 3 do
  local count, status = server:read_some(span)
  print(count, tostring(span:first(count)), status)
end
-- expect: 3	Hel	partial
-- expect: 2	lo	partial
-- expect: 0		text
print(peers.hear_frame(raw))                  -- expect: 138	ping	false
peers.say(raw, peers.masked(2, "ab"), peers.masked(0x80, "cd"), peers.masked(0x82, ""))
print(server:read_some(span:first(1)))        -- expect: 1	partial
print(server:read_some(span:first(0)))        -- expect: 0	partial
print(server:read_some(span))                 -- expect: 1	partial
print(server:read_some(span))                 -- expect: 2	binary
print(server:read_some(span))                 -- expect: 0	binary
