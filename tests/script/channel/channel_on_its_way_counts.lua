-- SPDX-License-Identifier: MIT
-- A channel in a message that nobody has received yet is a sender.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  for _ = 1, 20 do this_fiber.yield() end
  local boss = inbox:receive()
  boss:send 'it counted'
  return
end
local channel = spawn_vm '.'
channel:send(inbox)
channel:close()
print(inbox:receive())                 -- expect: it counted
print(pcall(inbox.receive, inbox))     -- expect: false	nobody can send to this inbox
