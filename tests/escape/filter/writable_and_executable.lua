-- SPDX-License-Identifier: MIT
-- With one, memory is never writable and executable at once.
-- flags: --untrusted --allow-jit
-- layers: filter
local h = require "hostile"
local memory = h.memory(4096)
print(h.sys("mmap", 0, 4096, 7, 0x22, -1, 0))              -- expect: EPERM
print(h.sys("mprotect", memory, 4096, 7))                  -- expect: EPERM
print(h.sys("pkey_mprotect", memory, 4096, 5, -1))         -- expect: EPERM
print(h.sys("mprotect", memory, 4096, 5))                  -- expect: 0
