-- SPDX-License-Identifier: MIT
-- Of an address of IPv4 these cannot be asked.
local net = require "/tools/net"
local v4 = require "ip".address.new "1.2.3.4"
for _, name in ipairs {
  "is_link_local", "is_site_local", "is_v4_mapped", "is_multicast_global",
  "is_multicast_link_local", "is_multicast_node_local", "is_multicast_org_local",
  "is_multicast_site_local", "scope_id",
} do
  local why = net.try(function() return v4[name] end)
  if why ~= "generic 22 1" then print(name, why) end
end
print(net.try(function() v4.scope_id = 1 end))      -- expect: generic 22 1
