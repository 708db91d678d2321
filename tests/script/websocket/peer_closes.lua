-- SPDX-License-Identifier: MIT
-- A close frame is answered with its code; then the socket is closed.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local client, raw = peers.client(peers.frame(0x88, "\3\232bye"))
print(peers.try(client.read_some, client, byte_span.new(1)))  -- expect: closed	1000
print(peers.hear_close(raw))                  -- expect: 136	1000		true
print(peers.hear_all(raw) == "", client.is_open)  -- expect: true	false
print(peers.try(client.read_some, client, byte_span.new(1)))  -- expect: bad_descriptor
client, raw = peers.client(peers.frame(0x81, "a message") .. peers.frame(0x88, ""))
print(peers.read(client))                     -- expect: a message	text
print(peers.try(peers.read, client))          -- expect: closed	1005
client, raw = peers.client()
raw:close()
print(peers.try(peers.read, client))          -- expect: eof
print(client.is_open)                         -- expect: false
