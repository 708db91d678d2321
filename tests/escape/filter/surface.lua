-- SPDX-License-Identifier: MIT
-- What else the kernel offers to everybody is out of reach, more layers of this kind included.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local memory = h.memory(4096)
local function try(name, ...) print(name, h.sys(name, ...)) end
try("keyctl", 0, 0, 0, 0, 0)                     -- expect: keyctl	EPERM
try("add_key", "user", "x", "y", 1, -3)          -- expect: add_key	EPERM
try("request_key", "user", "x", 0, 0)            -- expect: request_key	EPERM
try("bpf", 99, memory, 8)                        -- expect: bpf	EPERM
try("perf_event_open", memory, 0, -1, -1, 0)     -- expect: perf_event_open	EPERM
try("modify_ldt", 0, memory, 0)                  -- expect: modify_ldt	EPERM
try("arch_prctl", 0x1003, memory)                -- expect: arch_prctl	EPERM
try("iopl", 0)                                   -- expect: iopl	EPERM
try("ioperm", 0, 1, 0)                           -- expect: ioperm	EPERM
try("adjtimex", h.memory(4096))                 -- expect: adjtimex	EPERM
try("seccomp", 2, 0, memory)                     -- expect: seccomp	EPERM
try("landlock_create_ruleset", 0, 0, 1)          -- expect: landlock_create_ruleset	EPERM
try("landlock_add_rule", 0, 1, 0, 0)             -- expect: landlock_add_rule	EPERM
try("landlock_restrict_self", 0, 0)              -- expect: landlock_restrict_self	EPERM
try("init_module", memory, 0, "")                -- expect: init_module	EPERM
try("finit_module", -1, "", 0)                   -- expect: finit_module	EPERM
try("delete_module", "none", 0)                  -- expect: delete_module	EPERM
try("kexec_load", 0, 0, 0, 0xffff)               -- expect: kexec_load	EPERM
try("quotactl", 0, 0, 0, 0)                      -- expect: quotactl	EPERM
try("clock_settime", 0, 0)                       -- expect: clock_settime	EPERM
try("clock_adjtime", 0, h.memory(4096))         -- expect: clock_adjtime	EPERM
try("sched_setparam", 0, memory)                 -- expect: sched_setparam	EPERM
try("mlockall", 1)                               -- expect: mlockall	EPERM
try("uname", memory)                             -- expect: uname	EPERM
try("getppid")                                   -- expect: getppid	EPERM
