-- SPDX-License-Identifier: MIT
-- The kernel sends no signals on behalf of the script.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
print(h.sys("fcntl", 1, 8, h.supervisor))         -- expect: EPERM
print(h.sys("fcntl", 1, 4, 0x2000))               -- expect: EPERM
print(h.sys("fcntl", 1, 1024, 2))                 -- expect: EPERM
