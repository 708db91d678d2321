-- SPDX-License-Identifier: MIT
-- What is no host, no service and no flags is refused with its position.
local ip = require "ip"

local function refuse(...)
  local ok, why = pcall(...)
  print(ok, tostring(why.category), why.code, why.arg)
end

local v4 = ip.address.loopback_v4()
refuse(ip.tcp.get_address_info, 4, 80)                -- expect: false	generic	22	1
refuse(ip.tcp.get_address_info, nil, 80)              -- expect: false	generic	22	1
refuse(ip.tcp.get_address_info, 'a\0b', 80)           -- expect: false	generic	22	1
refuse(ip.udp.get_address_info, v4)                   -- expect: false	generic	22	2
refuse(ip.udp.get_address_info, v4, {})               -- expect: false	generic	22	2
refuse(ip.tcp.get_address_info, v4, 65536)            -- expect: false	generic	22	2
refuse(ip.tcp.get_address_info, v4, -1)               -- expect: false	generic	22	2
refuse(ip.tcp.get_address_info, v4, '8\0')            -- expect: false	generic	22	2
refuse(ip.tcp.get_address_info, v4, 80, true)         -- expect: false	generic	22	3
refuse(ip.tcp.get_address_info, v4, 80, { 'other' })  -- expect: false	generic	22	3
refuse(ip.tcp.get_address_info, v4, 80, { 1 })        -- expect: false	generic	22	3
refuse(ip.tcp.get_address_info, v4, '65536')          -- expect: false	asio.addrinfo	-8	nil
refuse(ip.tcp.get_address_info, v4, ('9'):rep(40))    -- expect: false	asio.addrinfo	-8	nil
refuse(ip.tcp.get_address_info, ('a.'):rep(600), 80)  -- expect: false	asio.netdb	1	nil
refuse(ip.tcp.get_name_info, '127.0.0.1', 80)         -- expect: false	generic	22	1
refuse(ip.udp.get_name_info, v4, 65536)               -- expect: false	generic	22	2
refuse(ip.udp.get_name_info, v4, '80')                -- expect: false	generic	22	2
