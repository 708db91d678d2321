-- SPDX-License-Identifier: MIT
-- Without a compiler no memory becomes executable.
-- stdin: code
-- flags: --untrusted
-- layers: filter memory
local h = require "hostile"
local function refused(result) return type(result) == "string" end
local READ, PRIVATE, CODE, ALL = 1, 2, 5, 7
local memory = h.memory(4096)
local file = h.sys("mmap", 0, 4096, READ, PRIVATE, 0, 0)
print(refused(h.sys("mmap", 0, 4096, ALL, 0x22, -1, 0)))       -- expect: true
print(refused(h.sys("mprotect", memory, 4096, CODE)))          -- expect: true
print(refused(h.sys("mprotect", memory, 4096, ALL)))           -- expect: true
print(refused(h.sys("pkey_mprotect", memory, 4096, CODE, -1))) -- expect: true
print(refused(h.sys("mprotect", file, 4096, CODE)))            -- expect: true
