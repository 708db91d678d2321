-- SPDX-License-Identifier: MIT
-- system.exit in an actor ends that actor; its code is nobody's.
local system = require "system"
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  scope(function()
    scope_cleanup_push(function() print 'never' end)
    boss:send 'leaving'
    pcall(system.exit, 7)
  end)
  print 'never'
end
local channel = spawn_vm '.'
channel:send(inbox)
print(inbox:receive())                -- expect: leaving
print(pcall(inbox.receive, inbox))    -- expect: false	nobody can send to this inbox
