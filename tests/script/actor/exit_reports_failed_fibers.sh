#!/bin/sh
# SPDX-License-Identifier: MIT
# Also in an actor, whatever its thread.
cat >script.lua <<'END'
if _CONTEXT == 'worker' then
  local failed = spawn(function() error 'nobody saw this' end)
  this_fiber.yield()
  require('system').exit(3)
end
spawn_vm '.'
spawn_vm { module = '.', inherit_context = false }
END
"$CELLUA" script.lua 2>errors
echo $?                                     # expect: 0
grep -c 'nobody saw this' errors            # expect: 2
