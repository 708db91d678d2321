-- SPDX-License-Identifier: MIT
-- kcmp() tells duplicates of one open file, and orders what is different.
local r, w = require "pipe".pair()
local one, other = r:release(), w:release()
local copy = one:dup()
local ok, order = pcall(one.kcmp, one, copy)
if not ok and order == require "generic_error".EPERM or order == require "generic_error".ENOSYS then
  os.exit(77)
end
print(order, one:kcmp(one))                   -- expect: 0	0
local there, back = one:kcmp(other), other:kcmp(one)
print(there ~= 0, there + back, copy:kcmp(other) == there) -- expect: true	3	true
for _, wrong in ipairs { 5, r, "x" } do
  local _, why = pcall(one.kcmp, one, wrong)
  print(why.code, why.arg)
end
-- expect: 22	2
-- expect: 22	2
-- expect: 22	2
copy:close()
print(pcall(one.kcmp, one, copy))             -- expect: false	Bad file descriptor
