-- The memory of others is neither read nor written.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
print(h.sys("process_vm_readv", h.supervisor, 0, 0, 0, 0, 0))   -- expect: EPERM
print(h.sys("process_vm_writev", h.supervisor, 0, 0, 0, 0, 0))  -- expect: EPERM
print(h.sys("kcmp", h.supervisor, h.supervisor, 0, 0, 0))       -- expect: EPERM
