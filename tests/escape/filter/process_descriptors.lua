-- SPDX-License-Identifier: MIT
-- A process is not held by a descriptor, not even by one's own number.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
print(h.sys("pidfd_open", h.supervisor, 0))       -- expect: EPERM
print(h.sys("pidfd_getfd", 0, 0, 0))              -- expect: EPERM
print(h.sys("pidfd_send_signal", 0, 9, 0, 0))     -- expect: EPERM
print(h.sys("process_mrelease", 0, 0))            -- expect: EPERM
print(h.sys("process_madvise", 0, 0, 0, 20, 0))   -- expect: EPERM
