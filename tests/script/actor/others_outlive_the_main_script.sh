#!/bin/sh
# SPDX-License-Identifier: MIT
# The process goes on until its last actor has ended, in whatever thread.
cat >script.lua <<'END'
local time = require 'time'
if _CONTEXT == 'worker' then
  local name = require 'inbox':receive()
  time.sleep(0.02)
  io.write(name, '\n')
  return
end
spawn_context_threads(1)
for i = 1, 4 do
  spawn_vm { module = '.', inherit_context = i % 2 == 0 }:send(i)
end
if arg[1] == 'exit' then require 'system'.exit(3) end
END
"$CELLUA" script.lua end | sort
"$CELLUA" script.lua exit >out
echo "status $?"
sort out
# expect: 1
# expect: 2
# expect: 3
# expect: 4
# expect: status 3
# expect: 1
# expect: 2
# expect: 3
# expect: 4
