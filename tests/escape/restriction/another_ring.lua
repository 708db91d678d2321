-- No ring is made, changed, or entered but the one there is.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local memory = h.memory(4096)
print(h.sys("io_uring_setup", 8, memory))                 -- expect: EPERM
h.poke(memory + 8, 2)
print(h.sys("io_uring_setup", 8, memory))                 -- expect: EPERM
for opcode = 0, 40 do assert(h.sys("io_uring_register", h.ring, opcode, memory, 1) == "EPERM") end
for fd = 0, 20 do
  if fd ~= h.ring then assert(h.sys("io_uring_enter", fd, 0, 0, 0) == "EPERM") end
end
print(h.sys("io_uring_enter", 0, 0, 0, 16, 0, 0))         -- expect: EPERM
