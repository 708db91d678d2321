-- SPDX-License-Identifier: MIT
-- What is a number already is looked up nowhere, and an address is as good as its text.
local ip = require "ip"

local function show(...)
  local line = {}
  for _, result in ipairs((...)) do
    line[#line + 1] = ip.tostring(result.address, result.port)
    line[#line + 1] = result.canonical_name
  end
  print(table.concat(line, ' '))
end

local v4, v6 = ip.address.new '192.0.2.1', ip.address.new '2001:db8::1'
for _, kind in ipairs { ip.tcp, ip.udp } do
  show(kind.get_address_info('192.0.2.1', 80, 0))
  show(kind.get_address_info('192.0.2.1', '80', {}))
  show(kind.get_address_info(v4, 0, 0))
  show(kind.get_address_info(v6, 65535, 0))
  show(kind.get_address_info('2001:db8::1', '', 0))
  show(kind.get_address_v4_info(v4, 1))
  show(kind.get_address_v6_info(v6, 1))
  show(kind.get_address_v6_info(v4, 1))
  show(kind.get_address_v4_info(v4, 1, { 'canonical_name' }))
end
-- expect: 192.0.2.1:80
-- expect: 192.0.2.1:80
-- expect: 192.0.2.1:0
-- expect: [2001:db8::1]:65535
-- expect: [2001:db8::1]:0
-- expect: 192.0.2.1:1
-- expect: [2001:db8::1]:1
-- expect: [::ffff:192.0.2.1]:1
-- expect: 192.0.2.1:1 192.0.2.1
-- expect: 192.0.2.1:80
-- expect: 192.0.2.1:80
-- expect: 192.0.2.1:0
-- expect: [2001:db8::1]:65535
-- expect: [2001:db8::1]:0
-- expect: 192.0.2.1:1
-- expect: [2001:db8::1]:1
-- expect: [::ffff:192.0.2.1]:1
-- expect: 192.0.2.1:1 192.0.2.1
