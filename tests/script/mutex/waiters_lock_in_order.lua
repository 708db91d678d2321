-- SPDX-License-Identifier: MIT
-- Who came first gets it first.

local m = require("mutex").new()
m:lock()
local last
for i = 1, 5 do
  last = spawn(function()
    m:lock()
    print(i)
    this_fiber.yield()
    m:unlock()
  end)
end
this_fiber.yield()
print "unlock"
m:unlock()
last:join()
-- expect: unlock
-- expect: 1
-- expect: 2
-- expect: 3
-- expect: 4
-- expect: 5
print(m:try_lock())                                           -- expect: true
