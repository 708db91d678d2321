-- SPDX-License-Identifier: MIT
-- A file that everybody can read is not opened, neither by a call nor by a request.
-- setup: echo secret >secret
-- args: "$PWD/secret"
-- flags: --untrusted
-- layers: filter ring landlock
local h, secret = require "hostile", ...
local function refused(result) return type(result) == "string" end
print(refused(h.sys("openat", -100, secret, 0)))             -- expect: true
print(refused(h.sqe { op = 18, fd = -100, addr = secret }))  -- expect: true
print((io.open(secret)))                                    -- expect: nil
