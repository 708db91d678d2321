-- SPDX-License-Identifier: MIT
-- lock() waits while somebody else has the lock, lock_shared() while somebody has it alone.
local file = require "file"
local function open()
  local f = file.stream.new()
  f:open("f", { "create", "read_write" })
  return f
end
local a, b, c = open(), open(), open()
a:lock()
print(b:try_lock(), b:try_lock_shared(), a:try_lock())  -- expect: false	false	true
local waits = { spawn(function() b:lock_shared() print "shared" end),
  spawn(function() c:lock_shared() print "shared" end) }
for _ = 1, 5 do this_fiber.yield() end
print "a"                                      -- expect: a
a:unlock()
waits[1]:join() waits[2]:join()
-- expect: shared
-- expect: shared
print(a:try_lock(), a:try_lock_shared())       -- expect: false	true
a:unlock()
b:close()
local alone = spawn(function() a:lock() print "alone" end)
for _ = 1, 5 do this_fiber.yield() end
c:unlock()
alone:join()                                   -- expect: alone
print(c:try_lock_shared())                     -- expect: false
