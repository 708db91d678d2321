-- SPDX-License-Identifier: MIT
-- Landlock lets who has the same user change the limits of the supervisor. The filter does not.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
local FILES = 7
print(h.sys("prlimit64", h.supervisor, FILES, 0, h.memory(4096)))   -- expect: EPERM
print(h.sys("setrlimit", FILES, h.memory(4096)))                    -- expect: EPERM
print(h.sys("getpriority", 0, h.supervisor))                        -- expect: EPERM
