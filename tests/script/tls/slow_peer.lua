-- SPDX-License-Identifier: MIT
-- What comes byte by byte is put together, and does not hold up others.
local tls = require "tls"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()

local one, far = peers.transports()
local near, other = peers.transports()
one, other = tls.socket.new(one, peers.client()), tls.socket.new(other, peers.server())
local function pass(from, to)
  spawn(function()
    local room = byte_span.new(1)
    while pcall(from.read_some, from, room) do to:write_some(room) end
    to:close()
  end):detach()
end
pass(far, near)
pass(near, far)
local fiber = spawn(function()
  other:server_handshake()
  local parts = {}
  while #table.concat(parts) < 3000 do parts[#parts + 1] = peers.read(other) end
  other:write_some("got " .. #table.concat(parts))
  other:shutdown()
end)
one:client_handshake()
peers.write_all(one, ("x"):rep(3000))
print(peers.read_all(one))                 -- expect: got 3000	end of file
one:shutdown()
fiber:join()
one:close()
other:close()
