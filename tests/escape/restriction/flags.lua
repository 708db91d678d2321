-- Of the flags of a request those are missing that reach for what was registered, or wait for all.
-- flags: --untrusted
-- layers: ring
local h = require "hostile"
local FIXED, DRAIN, ASYNC, SELECT, READ = 1, 2, 16, 32, 22
print(h.sqe { op = 0, flags = DRAIN }, h.sqe { op = 0, flags = ASYNC })                 -- expect: EACCES	0
print(h.sqe { op = READ, flags = FIXED }, h.sqe { op = READ, fd = -1, flags = SELECT }) -- expect: EACCES	EACCES
