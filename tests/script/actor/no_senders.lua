-- SPDX-License-Identifier: MIT
-- Who receives learns that nobody can send any more; what was sent before arrives.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  print(inbox:receive())
  print(pcall(inbox.receive, inbox))
  return
end
print(pcall(inbox.receive, inbox))
local channel = spawn_vm '.'
channel:send 'last words'
channel:close()
channel:close()
print(pcall(channel.send, channel, 1))
-- expect: false	nobody can send to this inbox
-- expect: last words
-- expect: false	the channel is closed
-- expect: false	nobody can send to this inbox
