-- SPDX-License-Identifier: MIT
-- IPv4 comes before IPv6, then bytes count, then scopes; others are never equal.
local net = require "/tools/net"
local ip = require "ip"
local new = ip.address.new
local order = {
  new "0.0.0.0", new "9.255.255.255", new "10.0.0.0", new "255.255.255.255", new "::",
  new "::1", new "fe80::1", new "fe80::1%1", new "fe80::1%2", new "fe80::2", new "ff00::",
}
for i = 1, #order do
  for k = 1, #order do
    local one, other = order[i], order[k]
    assert((one == other) == (i == k) and (one < other) == (i < k) and (one <= other) == (i <= k))
  end
end
print(new "::1" == new "0:0::1")                    -- expect: true
print(new "127.0.0.1" == "127.0.0.1", new() == 0)   -- expect: false	false
print(new() == ip.tcp.socket.new())                 -- expect: false
for _, other in ipairs { ip.tcp.socket.new(), 1, "0.0.0.0" } do
  print((net.try(function() return new() < other end):match "attempt to compare"))
end
-- expect: attempt to compare
-- expect: attempt to compare
-- expect: attempt to compare
