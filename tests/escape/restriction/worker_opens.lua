-- SPDX-License-Identifier: MIT
-- The kernel's worker that is asked to open a file is confined as who asks.
-- setup: echo secret >secret
-- args: "$PWD/secret"
-- flags: --untrusted
-- layers: ring landlock
local h, secret = require "hostile", ...
local OPEN, ASYNC = 18, 16
print(h.sqe { op = OPEN, fd = -100, addr = secret, flags = ASYNC }) -- expect: EACCES
