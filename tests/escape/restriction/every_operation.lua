-- SPDX-License-Identifier: MIT
-- Of all operations there are few; which of them exist is asked of a descriptor that is closed.
-- flags: --untrusted
-- layers: ring
local h = require "hostile"
local known = {}
for op = 0, 255 do
  local result = h.sqe { op = op, fd = -1 }
  if result ~= "EACCES" and result ~= "EINVAL" then known[#known + 1] = op .. "=" .. result end
end
print(table.concat(known, " "))
-- expect: 0=0 1=EBADF 2=EBADF 6=EBADF 7=ENOENT 9=EFAULT 10=EFAULT 12=ENOENT 14=ENOENT 19=EBADF 22=EBADF 23=EBADF 26=EBADF 27=EBADF
