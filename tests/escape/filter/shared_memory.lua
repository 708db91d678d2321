-- No memory is shared with anybody, and the ring is not mapped once more.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local memory = h.memory(4096)
print(h.sys("userfaultfd", 0), h.sys("shmget", 0, 4096, 512))        -- expect: EPERM	EPERM
print(h.sys("mmap", 0, 4096, 3, 1, h.ring, 0))                      -- expect: EPERM
print(h.sys("mmap", 0, 4096, 3, 0x21, -1, 0))                       -- expect: EPERM
print(h.sys("remap_file_pages", memory, 4096, 0, 0, 0))             -- expect: EPERM
