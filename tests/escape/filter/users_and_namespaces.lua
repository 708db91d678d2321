-- Nobody becomes anybody else, or takes a user namespace to become root in it.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local memory = h.memory(4096)
print(h.sys("unshare", 0x10000000), h.sys("setns", 0, 0))                 -- expect: EPERM	EPERM
print(h.sys("setresuid", 0, 0, 0), h.sys("setgroups", 0, 0))              -- expect: EPERM	EPERM
print(h.sys("capset", memory, memory + 64))                               -- expect: EPERM
print(h.sys("prctl", 4, 1), h.sys("prctl", 38, 0), h.sys("personality", 0x400000)) -- expect: EPERM	EPERM	EPERM
