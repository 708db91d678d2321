-- SPDX-License-Identifier: MIT
-- Nor one that sees or makes whole packets, for which it takes a capability, too.
-- flags: --untrusted
-- layers of root: filter identity
local h = require "hostile"
local RAW, ICMP = 3, 1
print(h.sys("socket", 2, RAW, ICMP))      -- expect: EPERM
print(h.sys("socket", 10, RAW, 58))       -- expect: EPERM
print(h.sys("socket", 17, RAW, 0))        -- expect: EPERM
