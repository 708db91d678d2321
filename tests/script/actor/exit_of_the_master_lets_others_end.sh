#!/bin/sh
# SPDX-License-Identifier: MIT
# The status of the master is kept until the last actor has ended; a new master decides anew.

cat >script.lua <<'END'
local system, time = require "system", require "time"
if _CONTEXT == 'worker' then
  time.sleep(0.05)
  print 'the last'
  system.exit(tonumber((system.arguments[3])))
end
spawn_vm { module = '.', new_master = arg[2] == 'new' }
print(pcall(spawn_vm, { module = './missing', new_master = true }))
system.exit(5)
END
"$CELLUA" script.lua 4 old
echo "status $?"
"$CELLUA" script.lua 4 new
echo "status $?"
# expect: false	module not found
# expect: the last
# expect: status 5
# expect: false	Operation not permitted
# expect: the last
# expect: status 4
