-- Who never takes an answer gets no more memory of the kernel's.
-- setup: case $build in *-address* | *-thread*) exit 77 ;; esac
-- flags: --untrusted --limit memory=64M
local h = require "hostile"
print(h.flood(1000000)) -- expect: true
