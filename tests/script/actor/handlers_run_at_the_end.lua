-- SPDX-License-Identifier: MIT
-- At the end of an actor's main script its handlers run, and may still send.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  scope_cleanup_push(function() boss:send 'handler of the main script' end)
  spawn(function()
    scope_cleanup_push(function() boss:send 'handler of a fiber' end)
    this_fiber.yield()
  end):detach()
  return
end
local channel = spawn_vm '.'
channel:send(inbox)
print(inbox:receive())                 -- expect: handler of the main script
print(inbox:receive())                 -- expect: handler of a fiber
print(pcall(inbox.receive, inbox))     -- expect: false	nobody can send to this inbox
