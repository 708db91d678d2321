-- SPDX-License-Identifier: MIT
-- A server that answers whoever asks, in whatever thread, by the channel in the question.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local first = inbox:receive()
  if first.server then
    for i = 1, 100 do
      first.server:send { from = inbox, number = i }
      assert(inbox:receive() == i * 2)
    end
    first.boss:send 'served'
    return
  end
  while true do
    local question = inbox:receive()
    question.from:send(question.number * 2)
    question.from:close()
  end
end
spawn_context_threads(2)
local server = spawn_vm '.'
server:send {}
for _ = 1, 8 do spawn_vm '.':send { server = server, boss = inbox } end
for _ = 1, 8 do assert(inbox:receive() == 'served') end
server:close()
print 'all of them'
-- expect: all of them
-- stderr: nobody can send to this inbox
