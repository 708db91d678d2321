-- SPDX-License-Identifier: MIT
-- Without a right to any file nothing of one is seen.
-- setup: echo secret >secret; ln -s x link
-- args: "$PWD"
-- flags: --untrusted
-- layers: filter
local h, here = require "hostile", ...
local memory, secret = h.memory(4096), here .. "/secret"
print(h.sys("newfstatat", -100, secret, memory, 0))            -- expect: EPERM
print(h.sys("statx", -100, secret, 0, 0x7ff, memory))          -- expect: EPERM
print(h.sys("access", secret, 0))                              -- expect: EPERM
print(h.sys("readlink", here .. "/link", memory, 100))         -- expect: EPERM
print(h.sys("chdir", here))                                    -- expect: EPERM
