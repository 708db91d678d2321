-- SPDX-License-Identifier: MIT
-- Hops and loops of a socket of IPv6 are those of IPv6.
local ip, ffi = require "ip", require "ffi"
ffi.cdef "int getsockopt(int, int, int, int *, unsigned *);"
local IPPROTO_IP, IPPROTO_IPV6 = 0, 41
local function of_the_system(socket, level, number)
  local value, size = ffi.new "int[1]", ffi.new("unsigned[1]", 4)
  local fd = socket:release()
  local status = ffi.C.getsockopt(tonumber(tostring(fd):match "%d+"), level, number, value, size)
  socket:assign(fd)
  return status == 0 and value[0]
end
local numbers = {
  v4 = { level = IPPROTO_IP, unicast_hops = 2, multicast_hops = 33, multicast_loop = 34 },
  v6 = { level = IPPROTO_IPV6, unicast_hops = 16, multicast_hops = 18, multicast_loop = 19 },
}
for family, number in pairs(numbers) do
  local socket = ip.udp.socket.new()
  socket:open(family)
  socket:set_option("unicast_hops", 77)
  socket:set_option("multicast_hops", 9)
  socket:set_option("multicast_loop", false)
  assert(of_the_system(socket, number.level, number.unicast_hops) == 77)
  assert(of_the_system(socket, number.level, number.multicast_hops) == 9)
  assert(of_the_system(socket, number.level, number.multicast_loop) == 0)
end
