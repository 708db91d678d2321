-- SPDX-License-Identifier: MIT
-- Sets of capabilities are values: they are changed and copied, and nothing else is.
local system = require "system"
local process = tostring(system.cap_get_proc())
local caps = system.cap_init()
caps:set_flag("permitted", { "cap_chown", "CAP_KILL", nil, "cap_fowner" }, true)
print(caps)                                           -- expect: cap_chown,cap_kill=p
local copy = caps:dup()
caps:set_flag("permitted", { "cap_kill" }, false)
print(caps, copy)                                     -- expect: cap_chown=p	cap_chown,cap_kill=p
print(caps:get_flag("cap_chown", "permitted"), caps:get_flag("Cap_chown", "effective"))
-- expect: true	false
caps:fill("effective", "permitted")
print(caps)                                           -- expect: cap_chown=ep
caps:fill_flag("inheritable", copy, "permitted")
print(caps)                                           -- expect: cap_chown=eip cap_kill+i
caps:clear_flag "inheritable"
print(caps)                                           -- expect: cap_chown=ep
caps:fill_flag("permitted", caps, "inheritable")
print(caps)                                           -- expect: cap_chown=e
caps:clear()
print(caps, copy)                                     -- expect: =	cap_chown,cap_kill=p
print(caps:get_nsowner())                             -- expect: 0
caps:set_nsowner(1000)
copy = caps:dup()
caps:set_nsowner(4294967295)
print(caps:get_nsowner(), copy:get_nsowner())         -- expect: 4294967295	1000
print(tostring(system.cap_get_proc()) == process)     -- expect: true
