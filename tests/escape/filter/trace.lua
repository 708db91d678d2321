-- Nobody is traced or looked into.
-- flags: --untrusted
-- layers: filter landlock identity
local h = require "hostile"
local SEIZE = 0x4206
print(h.sys("ptrace", SEIZE, h.supervisor, 0, 0))               -- expect: EPERM
