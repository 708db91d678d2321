-- SPDX-License-Identifier: MIT
-- The socket of TCP is taken over: the old object is closed, and must not be in use.
local tls, ip = require "tls", require "ip"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")

local function failure(call, ...)
  local ok, why = pcall(call, ...)
  return ok and "none" or ("%s %s %s"):format(why.category, why, tostring(why.arg))
end

local one, other = peers.transports()
local port, remote = one.local_port, one.remote_port
local socket = tls.socket.new(one)
print(one.is_open, socket.is_open)                           -- expect: false	true
print(socket.local_port == port, socket.remote_port == remote) -- expect: true	true
print(socket.local_address, socket.remote_address)           -- expect: 127.0.0.1	127.0.0.1
print(failure(tls.socket.new, one))                          -- expect: system Bad file descriptor nil
local fiber = spawn(function() peers.read(other) end)
this_fiber.yield()
print(failure(tls.socket.new, other))                        -- expect: generic Device or resource busy nil
socket:close()
print(failure(fiber.join, fiber))                            -- expect: asio.misc end of file nil
print(failure(tls.socket.new))                               -- expect: generic Invalid argument 1
print(failure(tls.socket.new, socket))                       -- expect: generic Invalid argument 1
print(failure(tls.socket.new, ip.tcp.socket.new(), {}))      -- expect: generic Invalid argument 2
print(failure(tls.socket.new, ip.tcp.socket.new()))          -- expect: system Bad file descriptor nil
for _, method in ipairs { "sslv2", "sslv2_client" } do
  print(failure(tls.context.new, method))
end
-- expect: system Invalid argument nil
-- expect: system Invalid argument nil
for _, method in ipairs { "tlsv14", "tls_", "_client", "", 1 } do
  print(failure(tls.context.new, method))
end
-- expect: generic Invalid argument 1
-- expect: generic Invalid argument 1
-- expect: generic Invalid argument 1
-- expect: generic Invalid argument 1
-- expect: generic Invalid argument 1
for _, name in ipairs { "sslv23", "tlsv1", "tlsv11", "tlsv12", "tlsv13", "tls" } do
  for _, side in ipairs { "", "_client", "_server" } do
    assert(getmetatable(tls.context.new(name .. side)) == "tls.context")
  end
end
