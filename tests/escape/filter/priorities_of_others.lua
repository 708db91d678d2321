-- SPDX-License-Identifier: MIT
-- Nobody else is made to wait, or sent to another processor.
-- flags: --untrusted
-- layers: filter
-- layers of root: filter identity
local h = require "hostile"
local function refused(result) return result == "EPERM" end
local memory, supervisor = h.memory(4096), h.supervisor
h.poke(memory + 64, 1)
print(refused(h.sys("sched_setattr", supervisor, memory, 0)))       -- expect: true
print(refused(h.sys("setpriority", 0, supervisor, 19)))             -- expect: true
print(refused(h.sys("sched_setaffinity", supervisor, 8, memory + 64))) -- expect: true
print(refused(h.sys("sched_setscheduler", supervisor, 0, memory)))  -- expect: true
print(refused(h.sys("ioprio_set", 1, supervisor, 0x6000)))          -- expect: true
