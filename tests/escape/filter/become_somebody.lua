-- SPDX-License-Identifier: MIT
-- Who is root becomes nobody else, and has none of root's groups or powers.
-- flags: --untrusted
-- layers of root: filter identity
local h = require "hostile"
print(h.sys("setgroups", 0, 0))                   -- expect: EPERM
print(h.sys("setresgid", 1, 1, 1))                -- expect: EPERM
print(h.sys("setresuid", 1, 1, 1))                -- expect: EPERM
