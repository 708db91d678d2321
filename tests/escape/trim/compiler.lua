-- SPDX-License-Identifier: MIT
-- A compiler that cannot have its memory is not turned on; loops go on all the same.
-- flags: --untrusted
-- layers: state
print((jit.status()))                               -- expect: false
print(select(2, pcall(jit.on)))                      -- expect: jit.on: the policy says jit = false
print((pcall(jit.opt.start, "hotloop=1")))           -- expect: false
local sum = 0
for i = 1, 1e6 do sum = sum + i end
print(sum)                                           -- expect: 500000500000
