-- SPDX-License-Identifier: MIT
-- failure_runs_finalizers.lua - a script that does not compile ends the program in order.
-- flags: -e 'keep = newproxy(true); getmetatable(keep).__gc = function() print "gone" end'
-- exit: 1
-- stderr: failure_runs_finalizers.lua:8:
-- expect: gone

this is not Lua
