-- SPDX-License-Identifier: MIT
-- What only administrators use is out of everybody's reach, and of root's twice.
-- flags: --untrusted
-- layers of root: filter identity
local h = require "hostile"
local memory = h.memory(4096)
local function try(name, ...) print(name, h.sys(name, ...)) end
try("reboot", 0, 0, 0, 0)                        -- expect: reboot	EPERM
try("settimeofday", 0, 0)                        -- expect: settimeofday	EPERM
try("sethostname", "", -1)                       -- expect: sethostname	EPERM
try("setdomainname", "", -1)                     -- expect: setdomainname	EPERM
try("swapon", "", 0)                             -- expect: swapon	EPERM
try("swapoff", "")                               -- expect: swapoff	EPERM
try("acct", "none")                              -- expect: acct	EPERM
try("syslog", 10, 0, 0)                          -- expect: syslog	EPERM
