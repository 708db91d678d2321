-- SPDX-License-Identifier: MIT
-- An actor that ends while a process it started runs holds up nobody.
local system, time = require "system", require "time"
if _CONTEXT == 'worker' then
  kept = io.popen 'sleep 5'
  system.exit()
end
local begin = time.steady_clock.now()
spawn_vm '.'
time.sleep(0.05)
print(time.steady_clock.now() - begin < 2)    -- expect: true
io.stdout:flush()
system.exit(0, { force = 2 })
