-- SPDX-License-Identifier: MIT
-- No ring is made, nor entered but the one there is.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local memory, SQPOLL, REGISTERED = h.memory(4096), 2, 16
print(h.sys("io_uring_setup", 8, memory))                        -- expect: EPERM
local polled = h.memory(4096)
h.poke(polled + 8, SQPOLL)
print(h.sys("io_uring_setup", 8, polled))                        -- expect: EPERM
for what = 0, 40 do assert(h.sys("io_uring_register", h.ring, what, memory, 1) == "EPERM") end
for fd = 0, 20 do
  if fd ~= h.ring then assert(h.sys("io_uring_enter", fd, 0, 0, 0) == "EPERM") end
end
print(h.sys("io_uring_enter", 0, 0, 0, REGISTERED, 0, 0))        -- expect: EPERM
print(h.sys("io_uring_register", -1, 17, memory, 0))             -- expect: EPERM
