-- SPDX-License-Identifier: MIT
-- Nobody is traced or looked into: neither his memory nor his descriptors.
-- flags: --untrusted
-- layers: filter landlock identity
local h = require "hostile"
local function refused(result) return type(result) == "string" end
local SEIZE, FILES, supervisor = 0x4206, 2, h.supervisor
local memory = h.memory(4096)
h.poke(memory, memory + 512, 8, h.stack, 8)
local here, there = memory, memory + 16
print(refused(h.sys("process_vm_readv", supervisor, here, 1, there, 1, 0)))  -- expect: true
print(refused(h.sys("process_vm_writev", supervisor, here, 1, there, 1, 0))) -- expect: true
print(refused(h.sys("kcmp", supervisor, supervisor, FILES, 0, 0)))           -- expect: true
local pidfd = tonumber(h.sys("pidfd_open", supervisor, 0)) or -1
print(refused(h.sys("pidfd_getfd", pidfd, 0, 0)))                            -- expect: true
print(refused(h.sys("ptrace", SEIZE, supervisor, 0, 0)))                     -- expect: true
