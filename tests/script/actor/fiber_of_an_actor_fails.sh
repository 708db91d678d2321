#!/bin/sh
# SPDX-License-Identifier: MIT
# An error that leaves another fiber of an actor is told on stderr, and the actor goes on.
cat >script.lua <<'END'
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  spawn(function() error 'of a fiber' end):detach()
  this_fiber.yield()
  this_fiber.yield()
  boss:send 'still here'
  return
end
local channel = spawn_vm '.'
channel:send(inbox)
print(inbox:receive())
END
"$CELLUA" script.lua 2>errors
echo "status $?"
grep -c 'of a fiber$' errors
# expect: still here
# expect: status 0
# expect: 1
