-- SPDX-License-Identifier: MIT
-- Both ends agree who they are; who is closed has no address.
local net = require "/tools/net"
local ip = require "ip"
for _, address in ipairs { ip.address.loopback_v4(), ip.address.loopback_v6() } do
  local one, other = net.pair(address)
  print(one.local_address == address, one.remote_address == address)
  print(one.local_port == other.remote_port, one.remote_port == other.local_port)
  one:close()
  for _, name in ipairs { "local_address", "local_port", "remote_address", "remote_port" } do
    assert(net.try(function() return one[name] end) == "system 9")
  end
end
-- expect: true	true
-- expect: true	true
-- expect: true	true
-- expect: true	true
