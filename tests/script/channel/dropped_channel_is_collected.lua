-- SPDX-License-Identifier: MIT
-- A channel that is dropped without close counts as a sender until it is collected.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  print(pcall(inbox.receive, inbox))
  boss:send 'it learned'
  return
end
local channel = spawn_vm '.'
channel:send(inbox)
channel = nil
this_fiber.yield()
collectgarbage()
collectgarbage()
print(inbox:receive())
-- expect: false	nobody can send to this inbox
-- expect: it learned
