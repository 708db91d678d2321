-- SPDX-License-Identifier: MIT
-- Nobody types into a terminal, whatever the upper half of the number says.
-- flags: --untrusted
-- layers: filter
local h = require "hostile"
for _, fd in ipairs { 0, 1, 2 } do
  for _, number in ipairs { 0x5412, 0x100005412, 0x541c, 0x540e, 0x5413 } do
    assert(h.sys("ioctl", fd, number, "x") == "EPERM")
  end
end
print "nobody" -- expect: nobody
