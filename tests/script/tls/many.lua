-- SPDX-License-Identifier: MIT
-- Two hundred connections at once, and all of them are served.
local tls = require "tls"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()
local COUNT = 200

local acceptor = peers.listen()
local server, client = peers.server(), peers.client()
spawn(function()
  for _ = 1, COUNT do
    local socket = tls.socket.new(acceptor:accept(), server)
    spawn(function()
      socket:server_handshake()
      local text = peers.read(socket)
      peers.write_all(socket, text:rep(10000))
      socket:shutdown()
      socket:close()
    end):detach()
  end
end):detach()

local fibers, met, all = {}, 0, require "condition_variable".new()
local mutex = require "mutex".new()
for i = 1, COUNT do
  fibers[i] = spawn(function()
    local socket = tls.socket.new(peers.connect(acceptor.local_port), client)
    socket:set_server_name "server.test"
    socket:client_handshake()
    mutex:lock()
    met = met + 1
    if met == COUNT then all:notify_all() end
    while met < COUNT do all:wait(mutex) end
    mutex:unlock()
    socket:write_some(("%4d"):format(i))
    local text = peers.read_all(socket)
    socket:shutdown()
    socket:close()
    assert(text == ("%4d"):format(i):rep(10000))
  end)
end
for i = 1, COUNT do fibers[i]:join() end
print "served"                                     -- expect: served
