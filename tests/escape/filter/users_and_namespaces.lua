-- SPDX-License-Identifier: MIT
-- Nobody takes a namespace, to become root in it, or changes who he is.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local NEWUSER, VERSION, QUERY, READ_IMPLIES_EXEC = 0x10000000, 0x20080522, 0xffffffff, 0x400000
local NAME, DUMPABLE, KEEPCAPS, NO_NEW_PRIVS = 15, 4, 8, 38
local memory = h.memory(4096)
h.poke(memory, VERSION)
print(h.sys("unshare", NEWUSER))                  -- expect: EPERM
print(h.sys("setns", 0, 0))                       -- expect: EPERM
print(h.sys("setresuid", -1, -1, -1))             -- expect: EPERM
print(h.sys("setresgid", -1, -1, -1))             -- expect: EPERM
print(h.sys("setfsuid", -1))                      -- expect: EPERM
print(h.sys("capset", memory, memory + 64))       -- expect: EPERM
print(h.sys("capget", memory, memory + 64))       -- expect: EPERM
print(h.sys("prctl", DUMPABLE, 0))                -- expect: EPERM
print(h.sys("prctl", KEEPCAPS, 1))                -- expect: EPERM
print(h.sys("prctl", NAME, "x"))                  -- expect: EPERM
print(h.sys("prctl", NO_NEW_PRIVS, 1, 0, 0, 0))   -- expect: EPERM
print(h.sys("personality", QUERY))                -- expect: EPERM
print(h.sys("personality", READ_IMPLIES_EXEC))    -- expect: EPERM
