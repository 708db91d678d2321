-- SPDX-License-Identifier: MIT
-- Who waits for a lock that nobody will release does not run any more.

local m = require("recursive_mutex").new()
m:lock()
spawn(function()
  m:lock()
  print "not reached"
end)
this_fiber.yield()
print "end"                                                   -- expect: end
