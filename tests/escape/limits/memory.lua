-- More memory than the limit is an error that the script can catch.
-- setup: case $build in *-address* | *-thread*) exit 77 ;; esac
-- flags: --untrusted --limit memory=64M
-- layers: limits
local h = require "hostile"
print((pcall(string.rep, "x", 500e6)))                         -- expect: false
print(h.sys("mmap", 0, 1024 * 1024 * 1024, 3, 0x22, -1, 0))   -- expect: ENOMEM
