#!/bin/sh
# SPDX-License-Identifier: MIT
# An error that leaves an actor's main fiber is told on stderr; the status stays 0.
cat >script.lua <<'END'
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  local function fail() error 'out of luck' end
  inbox:receive()
  fail()
end
local channel = spawn_vm '.'
channel:send 'begin'
repeat until not pcall(channel.send, channel, 'more')
print 'the others go on'
END
"$CELLUA" script.lua 2>errors
echo "status $?"
grep -c 'out of luck' errors
grep -o 'script.lua:3: out of luck' errors
grep -o "in function 'fail'" errors
grep -o 'in actor 0x' errors
# expect: the others go on
# expect: status 0
# expect: 1
# expect: script.lua:3: out of luck
# expect: in function 'fail'
# expect: in actor 0x
