-- Landlock lets who has the same user change the limits of the supervisor. The filter does not.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local memory = h.memory(4096)
print(h.sys("prlimit64", h.supervisor, 7, 0, memory))           -- expect: EPERM
print(h.sys("setpriority", 0, h.supervisor, 19))                -- expect: EPERM
print(h.sys("sched_setaffinity", h.supervisor, 8, memory))      -- expect: EPERM
