-- SPDX-License-Identifier: MIT
-- No ring is known by another number than its descriptor's.
-- flags: --untrusted
local h = require "hostile"
local REGISTERED = 16
for index = 0, 16 do
  assert(type(h.sys("io_uring_enter", index, 0, 0, REGISTERED, 0, 0)) == "string")
end
print "none" -- expect: none
