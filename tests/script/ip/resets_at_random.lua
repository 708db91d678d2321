-- SPDX-License-Identifier: MIT
-- Connections that are reset at any moment leave nothing behind, whatever was going on.
local net = require "/tools/net"
local ip = require "ip"
local stream = require "stream"
require "ffi".cdef "int getpid(void);"
local listener, port = net.listener()
-- How many sockets this process has.
local function sockets()
  collectgarbage()
  collectgarbage()
  local list = io.popen("ls -l /proc/" .. require("ffi").C.getpid() .. "/fd")
  local _, count = list:read "*a":gsub("socket:", "")
  list:close()
  return count
end
local served, ended = 0, 0
local serving = spawn(function()
  while true do
    local socket = listener:accept()
    served = served + 1
    spawn(function()
      pcall(stream.copy, socket, socket)
      socket:close()
      ended = ended + 1
    end):detach()
  end
end)
local seed = 1
local function random(count)
  seed = (seed * 16807) % 2147483647
  return seed % count
end
-- Each step may be the last one before the reset.
local function client()
  local socket = ip.tcp.socket.new()
  local fibers, last = {}, random(7)
  local function background(call)
    fibers[#fibers + 1] = spawn(function() pcall(call) end)
  end
  socket:connect(net.loopback, port)
  socket:set_option("linger", true, 0)
  if last > 0 then socket:write_some "hello" end
  if last > 1 then socket:read_some(byte_span.new(3)) end
  if last > 2 then background(function() while true do socket:read_some(byte_span.new(100)) end end) end
  if last > 3 then background(function() while true do socket:write_some(byte_span.new(50000)) end end) end
  if last > 4 then background(function() socket:wait "error" end) end
  if last > 5 then socket:shutdown "send" end
  for _ = 1, random(5) do this_fiber.yield() end
  socket:close()
  for _, fiber in ipairs(fibers) do fiber:join() end
end
client()
while ended < 1 do this_fiber.yield() end
local before = sockets()
for _ = 1, 20 do
  local clients = {}
  for i = 1, 20 do clients[i] = spawn(client) end
  for i = 1, 20 do clients[i]:join() end
end
while ended < 401 do this_fiber.yield() end
serving:cancel()
serving:join()
print(served, ended)                                     -- expect: 401	401
print(sockets() - before)                                -- expect: 0
