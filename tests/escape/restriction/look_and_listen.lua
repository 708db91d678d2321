-- Looking at a file, and sockets, are no requests that it takes.
-- setup: echo secret >secret
-- args: "$PWD/secret"
-- flags: --untrusted
-- layers: ring
local h, secret = require "hostile", ...
print(h.sqe { op = 21, fd = -100, addr = secret, off = h.memory(4096), len = 0x7ff }) -- expect: EACCES
print(h.sqe { op = 45, fd = 2, off = 1 })                                             -- expect: EACCES
