-- SPDX-License-Identifier: MIT
-- Nobody else is signalled; not even the question whether he is there is answered.
-- flags: --untrusted
-- layers: filter landlock
local h = require "hostile"
local function refused(result) return type(result) == "string" end
local supervisor, memory, QUEUE = h.supervisor, h.memory(128), 0xffffffff
h.poke(memory + 8, QUEUE)
local pidfd = tonumber(h.sys("pidfd_open", supervisor, 0)) or -1
print(refused(h.sys("kill", supervisor, 0)))                                     -- expect: true
print(refused(h.sys("tkill", supervisor, 0)))                                    -- expect: true
print(refused(h.sys("tgkill", supervisor, supervisor, 0)))                       -- expect: true
print(refused(h.sys("rt_sigqueueinfo", supervisor, 0, memory)))                  -- expect: true
print(refused(h.sys("rt_tgsigqueueinfo", supervisor, supervisor, 0, memory)))    -- expect: true
print(refused(h.sys("pidfd_send_signal", pidfd, 0, 0, 0)))                       -- expect: true
