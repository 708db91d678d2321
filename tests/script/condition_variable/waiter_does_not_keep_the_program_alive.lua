-- SPDX-License-Identifier: MIT
-- Who waits for a notification that nobody can send does not run any more.
local m, cv = require("mutex").new(), require("condition_variable").new()
spawn(function()
  m:lock()
  cv:wait(m)
  print "not reached"
end)
this_fiber.yield()
print "end"    -- expect: end
