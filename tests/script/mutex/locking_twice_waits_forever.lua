-- SPDX-License-Identifier: MIT
-- The owner waits for itself: a deadlock, which ends the program.
-- stderr: deadlock
-- exit: 1

local m = require("mutex").new()
m:lock()
print "again"                                                 -- expect: again
m:lock()
print "not reached"
