-- SPDX-License-Identifier: MIT
-- There is no socket of any kind.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local STREAM, DATAGRAM, RAW, PACKETS, MPTCP, ICMP = 1, 2, 3, 5, 262, 1
local function try(name, ...) print(name, h.sys("socket", ...)) end
try("unix", 1, STREAM, 0)                                -- expect: unix	EPERM
try("unix datagrams", 1, DATAGRAM, 0)                    -- expect: unix datagrams	EPERM
try("unix packets", 1, PACKETS, 0)                       -- expect: unix packets	EPERM
try("tcp", 2, STREAM, 0)                                 -- expect: tcp	EPERM
try("mptcp", 2, STREAM, MPTCP)                           -- expect: mptcp	EPERM
try("udp", 2, DATAGRAM, 0)                               -- expect: udp	EPERM
try("ping", 2, DATAGRAM, ICMP)                           -- expect: ping	EPERM
try("tcp of IPv6", 10, STREAM, 0)                        -- expect: tcp of IPv6	EPERM
try("udp of IPv6", 10, DATAGRAM, 0)                      -- expect: udp of IPv6	EPERM
try("netlink", 16, RAW, 0)                               -- expect: netlink	EPERM
try("the kernel's ciphers", 38, PACKETS, 0)              -- expect: the kernel's ciphers	EPERM
try("vsock", 40, STREAM, 0)                              -- expect: vsock	EPERM
print(h.sys("socketpair", 1, STREAM, 0, h.memory(64)))   -- expect: EPERM
