-- SPDX-License-Identifier: MIT
-- Sending waits for no receiver, so one fiber can send to itself, in order.
local inbox = require "inbox"
spawn_vm '/workers/mirror':send(inbox)
local myself = inbox:receive()
for i = 1, 1000 do myself:send(i) end
local sum = 0
for i = 1, 1000 do
  local got = inbox:receive()
  assert(got == i)
  sum = sum + got
end
print(sum)                               -- expect: 500500
myself:close()
print(pcall(inbox.receive, inbox))       -- expect: false	nobody can send to this inbox
