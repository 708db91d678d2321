#!/bin/sh
# SPDX-License-Identifier: MIT
# A program that was started without standard streams makes processes as any other, and
# nothing of its own is taken for one of these.
cat >script.lua <<'END'
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  boss:send(inbox:receive())
  return
end
local log = io.open('log', 'a')
for _, how in ipairs { {}, { stdin = 'share', stdout = 'share', stderr = 'share' },
  { spawn_mode = 'exec' }, { init = 'C.chdir "/"' } } do
  local process = spawn_vm { module = '.', subprocess = how }
  process:send(inbox)
  process:send 'word'
  log:write(inbox:receive(), ' ', process:wait().exit_code, ' ')
end
log:write '\n'
END
"$CELLUA" script.lua <&-
"$CELLUA" script.lua >&-
"$CELLUA" script.lua 2>&-
"$CELLUA" script.lua <&- >&- 2>&-
cat log
# expect: word 0 word 0 word 0 word 0 
# expect: word 0 word 0 word 0 word 0 
# expect: word 0 word 0 word 0 word 0 
# expect: word 0 word 0 word 0 word 0 
