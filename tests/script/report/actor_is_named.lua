-- SPDX-License-Identifier: MIT
-- The report of an error says that it was an actor's; the process is none the worse.
-- stderr: cellua: in actor 0x
-- stderr: out of luck
if _CONTEXT == 'worker' then error 'out of luck' end
spawn_vm '.'
print 'well'    -- expect: well
