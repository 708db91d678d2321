-- SPDX-License-Identifier: MIT
-- Who has ended sends no more, what it has sent still arrives, and nobody can send to it.
local inbox = require "inbox"
local system = require "system"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  boss:send 'one'
  boss:send 'two'
  return
end
local process = spawn_vm { module = '.', subprocess = {} }
process:send(inbox)
pcall(process.send, process, 'nobody reads this') -- it may have ended
process:wait()
print(inbox:receive(), inbox:receive())                    -- expect: one	two
print(select(2, pcall(inbox.receive, inbox)))
-- expect: nobody can send to this inbox
for _ = 1, 2 do
  local _, why = pcall(process.send, process, 1)
  print(why.code, why.category)
end
-- expect: 32	system
-- expect: 32	system
