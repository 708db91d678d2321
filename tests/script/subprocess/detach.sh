#!/bin/sh
# SPDX-License-Identifier: MIT
# A process that was let go outlives its state and its program, even if that is killed, and
# can still be sent to and be waited for meanwhile.
cat >script.lua <<'END'
local inbox, system = require 'inbox', require 'system'
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  boss:send(1)
  boss:close()
  local file = io.open(inbox:receive(), 'w')
  print(pcall(inbox.receive, inbox))
  file:write 'alive'
  file:close()
  return
end
local process = spawn_vm { module = '.', subprocess = { stdout = 'share' } }
process:detach()
print((pcall(process.detach, process)), (pcall(process.kill, process, 0)),
  (pcall(function() return process.child_pid end)))
process:send(inbox)
inbox:receive()
process:send(arg[1])
if arg[1] == 'killed' then require 'ffi'.cdef 'int raise(int);' require 'ffi'.C.raise(9) end
END
for way in ended killed; do
  "$CELLUA" script.lua $way
  for _ in $(seq 400); do [ -s $way ] && break; sleep 0.01; done
  cat $way
  echo
done 2>/dev/null
# expect: false	false	false
# expect: false	nobody can send to this inbox
# expect: alive
# expect: false	nobody can send to this inbox
# expect: alive
