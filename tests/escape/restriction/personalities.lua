-- SPDX-License-Identifier: MIT
-- There are no credentials of another time, and none are kept for later.
-- flags: --untrusted
-- layers: filter ring
local h = require "hostile"
local NOP, KEEP = 0, 9
h.sys("io_uring_register", h.ring, KEEP, 0, 0)
for personality = 1, 16 do
  local result = h.sqe { op = NOP, personality = personality }
  if result ~= "EINVAL" then print(personality, result) end
end
print "none" -- expect: none
