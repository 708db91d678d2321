-- SPDX-License-Identifier: MIT
-- unlock() gives it to the first waiter; it is never free in between.

local m = require("mutex").new()
m:lock()
local waiter = spawn(function()
  m:lock()
  print "mine"
  m:unlock()
end)
this_fiber.yield()
print(select("#", m:unlock()))                                -- expect: 0
print(m:try_lock())                                           -- expect: false
waiter:join()                                                 -- expect: mine
print(m:try_lock())                                           -- expect: true
