#!/bin/sh
# SPDX-License-Identifier: MIT
# When the main script fails, its actors go on, and the status is 1 when they have ended.
cat >script.lua <<'END'
local time = require 'time'
if _CONTEXT == 'worker' then
  time.sleep(0.05)
  print 'the actor'
  return
end
spawn_vm '.'
spawn_vm { module = '.', inherit_context = false }
if arg[1] == 'handler' then scope_cleanup_push(error) else error 'the script' end
END
for how in error handler; do
	"$CELLUA" script.lua $how 2>/dev/null
	echo "status $?"
done
# expect: the actor
# expect: the actor
# expect: status 1
# expect: the actor
# expect: the actor
# expect: status 1
