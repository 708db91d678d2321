-- What only administrators use is out of everybody's reach.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
for name in ([[keyctl add_key request_key bpf perf_event_open init_module finit_module delete_module
    kexec_load reboot settimeofday clock_settime adjtimex sethostname setdomainname iopl ioperm
    modify_ldt quotactl syslog swapon swapoff acct vhangup arch_prctl
    seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self]]):gmatch "%S+" do
  local result = h.sys(name, 0, 0, 0, 0)
  if result ~= "EPERM" then print(name, result) end
end
print "nothing" -- expect: nothing
