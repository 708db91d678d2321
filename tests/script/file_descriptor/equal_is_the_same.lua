-- SPDX-License-Identifier: MIT
-- Only the same object is equal, whatever the numbers.
local r, w = require "pipe".pair()
local fd = r:release()
local number = tostring(fd)
local list = { [fd] = true }
print(fd == fd, list[fd], fd == fd:dup())     -- expect: true	true	false
fd:close()
local again = w:release():dup()
print(tostring(again) == number, fd == again) -- expect: true	false
