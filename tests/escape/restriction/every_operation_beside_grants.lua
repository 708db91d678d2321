-- SPDX-License-Identifier: MIT
-- Who may open, make and remove files has a few more, and none that Landlock does not know.
-- setup: mkdir in
-- layers: ring
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { rw = { "$SCRIPT_DIR/in" } },
]==]
local h = require "hostile"
local known = {}
for op = 0, 255 do
  local result = h.sqe { op = op, fd = -1 }
  if result ~= "EACCES" and result ~= "EINVAL" then known[#known + 1] = op .. "=" .. result end
end
print(table.concat(known, " "))
-- expect: 0=0 1=EBADF 2=EBADF 3=EBADF 4=EBADF 5=EBADF 6=EBADF 7=ENOENT 9=EFAULT 10=EFAULT 12=ENOENT 14=ENOENT 17=EBADF 18=EFAULT 19=EBADF 21=EFAULT 22=EBADF 23=EBADF 26=EBADF 27=EBADF 35=EFAULT 36=EFAULT 37=EFAULT 38=EFAULT 39=EFAULT
