-- SPDX-License-Identifier: MIT
-- What an actor sent before it ended still arrives.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  for i = 1, 3 do boss:send(i) end
  return
end
local channel = spawn_vm '.'
channel:send(inbox)
for _ = 1, 50 do this_fiber.yield() end
print(pcall(channel.send, channel, 'late'))    -- expect: false	the channel is closed
print(inbox:receive(), inbox:receive(), inbox:receive())    -- expect: 1	2	3
print(pcall(inbox.receive, inbox))             -- expect: false	nobody can send to this inbox
