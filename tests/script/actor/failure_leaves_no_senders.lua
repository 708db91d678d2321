-- SPDX-License-Identifier: MIT
-- Who waits for an actor that held the last sender learns of its failure by no_senders.
-- stderr: failed on purpose
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  error 'failed on purpose'
end
local channel = spawn_vm '.'
channel:send(inbox)
local ok, why = pcall(inbox.receive, inbox)
print(ok, tostring(why.category), why)
-- expect: false	emilua.core	nobody can send to this inbox
