-- SPDX-License-Identifier: MIT
-- Two thousand handshakes leave nothing behind: with and without close, whole and failed.
local tls = require "tls"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()

local server, client, stranger = peers.server(), peers.client(), tls.context.new()
local function memory()
  collectgarbage()
  collectgarbage()
  return tonumber(io.open("/proc/self/statm"):read("*a"):match "%d+ (%d+)")
end

local function some()
  for i = 1, 125 do
    local one, other = peers.pair(client, server)
    one:write_some "x"
    peers.read(other)
    assert(one.peer_certificate.names[1] == "server.test")
    if i % 2 == 0 then
      one:close()
      other:close()
    end
  end
  for _ = 1, 25 do
    local one, other = peers.transports()
    one, other = tls.socket.new(one, stranger), tls.socket.new(other, server)
    local fiber = spawn(function() return pcall(other.server_handshake, other) end)
    assert(not pcall(one.client_handshake, one))
    fiber:join()
  end
end

for _ = 1, 3 do some() end
local before = memory()
for _ = 1, 12 do some() end
local grown = memory() - before
print(grown < 1000 or grown)                       -- expect: true
