-- Nobody else is signalled; not even the question whether he is there is answered.
-- flags: --untrusted
-- layers: filter landlock
local h = require "hostile"
print(h.sys("kill", h.supervisor, 0), h.sys("rt_sigqueueinfo", h.supervisor, 0, h.memory(128))) -- expect: EPERM	EPERM
print(h.sys("tgkill", h.supervisor, h.supervisor, 0))                                        -- expect: EPERM
