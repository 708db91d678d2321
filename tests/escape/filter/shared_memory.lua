-- SPDX-License-Identifier: MIT
-- No memory is shared with anybody, and the ring is not mapped once more.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local memory = h.memory(4096)
local USER_MODE, READ_WRITE, SHARED, ANONYMOUS, KEY = 1, 3, 1, 0x21, 12345
print(h.sys("userfaultfd", USER_MODE))                              -- expect: EPERM
print(h.sys("shmget", KEY, 4096, 0))                                -- expect: EPERM
print(h.sys("mmap", 0, 4096, READ_WRITE, SHARED, h.ring, 0))        -- expect: EPERM
print(h.sys("mmap", 0, 4096, READ_WRITE, ANONYMOUS, -1, 0))         -- expect: EPERM
print(h.sys("remap_file_pages", memory, 4096, 0, 0, 0))             -- expect: EPERM
print(h.sys("memfd_create", "x", 0))                                -- expect: EPERM
print(h.sys("semget", KEY, 1, 0))                                   -- expect: EPERM
print(h.sys("msgget", KEY, 0))                                      -- expect: EPERM
print(h.sys("mq_unlink", "none"))                                   -- expect: EPERM
