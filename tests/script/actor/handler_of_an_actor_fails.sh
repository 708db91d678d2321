#!/bin/sh
# SPDX-License-Identifier: MIT
# A cleanup handler that fails ends its actor at once, and no other one.
cat >script.lua <<'END'
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  spawn(function()
    inbox:receive()
    print 'never'
  end):detach()
  scope_cleanup_push(function() error 'in the handler' end)
  return
end
local channel = spawn_vm '.'
repeat until not pcall(channel.send, channel, false)
print 'the actor is gone'
END
"$CELLUA" script.lua 2>errors
echo "status $?"
grep -c 'in the handler' errors
# expect: the actor is gone
# expect: status 0
# expect: 1
