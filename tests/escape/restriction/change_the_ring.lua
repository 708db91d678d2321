-- SPDX-License-Identifier: MIT
-- What the ring may do is not changed any more, nor is anything registered with it.
-- flags: --untrusted
-- layers: filter ring
local h = require "hostile"
local memory = h.memory(4096)
local function try(what, address, count)
  local result = h.sys("io_uring_register", h.ring, what, address, count)
  return result == "EPERM" or result == "EACCES"
end
h.poke(memory, -1)
print("files", try(2, memory, 1))                         -- expect: files	true
print("an event", try(4, memory, 1))                      -- expect: an event	true
print("a personality", try(9, 0, 0))                      -- expect: a personality	true
print("restrictions", try(11, memory, 1))                 -- expect: restrictions	true
print("being enabled", try(12, 0, 0))                     -- expect: being enabled	true
print("workers", try(19, memory, 2))                      -- expect: workers	true
