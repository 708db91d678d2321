-- SPDX-License-Identifier: MIT
-- A socket that is garbage closes its connection.
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
local server, raw = peers.new()
server = nil
collectgarbage()
collectgarbage()
print(peers.hear_all(raw) == "")              -- expect: true
