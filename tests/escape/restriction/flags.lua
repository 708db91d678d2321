-- SPDX-License-Identifier: MIT
-- Of the flags of a request those are missing that reach for what was registered, or wait for all.
-- flags: --untrusted
-- layers: ring
local h = require "hostile"
local NOP, READ = 0, 22
local FIXED, DRAIN, ASYNC, SELECT = 1, 2, 16, 32
print(h.sqe { op = NOP, flags = ASYNC })                -- expect: 0
print(h.sqe { op = NOP, flags = DRAIN })                -- expect: EACCES
print(h.sqe { op = READ, flags = FIXED })               -- expect: EACCES
print(h.sqe { op = READ, fd = -1, flags = SELECT })     -- expect: EACCES
