-- SPDX-License-Identifier: MIT
-- Flags are an integer or names; they take the place of the default.
local ip = require "ip"
local flag = ip.address_info_flag

print(flag.passive, flag.canonical_name, flag.v4_mapped, flag.all_matching,
  flag.address_configured, flag.numeric_host)
-- expect: 1	2	8	16	32	nil

local function canonical_name(flags)
  return ip.tcp.get_address_v4_info('192.0.2.1', 1, flags)[1].canonical_name
end

print(canonical_name(flag.canonical_name), canonical_name { 'passive', 'canonical_name' })
-- expect: 192.0.2.1	192.0.2.1
print(canonical_name(), canonical_name(0), canonical_name {}, canonical_name { 'passive' })
-- expect: nil	nil	nil	nil

-- that of IPv6 maps addresses of IPv4
local ok, why = pcall(ip.tcp.get_address_v6_info, ip.address.new '192.0.2.1', 1, 0)
print(ok, why == require("asio_error").netdb.host_not_found)
-- expect: false	true

ok, why = pcall(ip.tcp.get_address_v4_info, '192.0.2.1', 1, 0x40000000)
print(ok, tostring(why.category), why.code)
-- expect: false	system	22
