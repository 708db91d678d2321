-- SPDX-License-Identifier: MIT
-- What an option is set to is what is got, for every kind of socket.
local net = require "/tools/net"
local ip = require "ip"
local common = { send_buffer_size = 20000, receive_buffer_size = 20000 }
local of = {
  [ip.tcp.socket] = {
    tcp_no_delay = true, keep_alive = true, out_of_band_inline = true, do_not_route = true,
    reuse_address = true, reuse_port = true, receive_low_watermark = 7, keep_alive_count = 3,
    keep_alive_idle = 11, keep_alive_interval = 5, v6_only = true,
  },
  [ip.tcp.acceptor] = {
    reuse_address = true, reuse_port = true, enable_connection_aborted = true, v6_only = true,
  },
  [ip.udp.socket] = {
    broadcast = true, do_not_route = true, reuse_address = true, reuse_port = true,
    multicast_hops = 9, unicast_hops = 77, v6_only = true,
  },
}
local function check(socket, name, value)
  if value == true then
    socket:set_option(name, true)
    assert(socket:get_option(name) == true, name)
    value = false
  end
  socket:set_option(name, value)
  assert(socket:get_option(name) == value, name)
end
for class, options in pairs(of) do
  for _, family in ipairs { "v4", "v6" } do
    local socket = class.new()
    socket:open(family)
    for name, value in pairs(common) do check(socket, name, value) end
    for name, value in pairs(options) do
      if name ~= "v6_only" or family == "v6" then check(socket, name, value) end
    end
    assert(socket:get_option "debug" == false)
  end
end
local socket = ip.udp.socket.new()
for _, family in ipairs { "v4", "v6" } do
  socket:open(family)
  socket:set_option("multicast_loop", false)
  assert(socket:get_option "multicast_loop" == false)
  socket:set_option("multicast_loop", true)
  socket:close()
end
socket = ip.tcp.socket.new()
socket:open "v4"
print(socket:get_option "linger")                           -- expect: false	0
socket:set_option("linger", true, 7)
print(socket:get_option "linger")                           -- expect: true	7
socket:set_option("linger", false, 0)
print((socket:get_option "linger"))                         -- expect: false
print(net.try(socket.set_option, socket, "send_low_watermark", 5)) -- expect: system 92
print(net.try(socket.set_option, socket, "v6_only", true))  -- expect: system 92
