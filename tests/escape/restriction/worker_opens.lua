-- The kernel's worker that is asked to open a file is confined as who asks.
-- setup: echo secret >secret
-- args: "$PWD/secret"
-- flags: --untrusted
-- layers: ring landlock
local h, secret = require "hostile", ...
print(h.sqe { op = 18, fd = -100, addr = secret, flags = 16 }) -- expect: EACCES
