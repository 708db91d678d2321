-- SPDX-License-Identifier: MIT
-- Nor are all at once, its own process among them, now or later.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local EVERYBODY, GROUP = -1, 0
print(h.sys("kill", EVERYBODY, 0))       -- expect: EPERM
print(h.sys("kill", GROUP, 0))           -- expect: EPERM
print(h.sys("setitimer", 0, 0, 0))       -- expect: EPERM
print(h.sys("alarm", 0))                 -- expect: EPERM
print(h.sys("timer_create", 0, 0, h.memory(8))) -- expect: EPERM
