-- SPDX-License-Identifier: MIT
-- What actors of one thread print comes out in the order of their turns.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local name, boss = inbox:receive(), inbox:receive()
  for i = 1, 2 do
    print(name, inbox:receive())
    boss:send 'next'
  end
  return
end
local channel = spawn_vm '.'
channel:send 'worker'
channel:send(inbox)
for i = 1, 2 do
  print('main', i)
  channel:send(i)
  inbox:receive()
end
-- expect: main	1
-- expect: worker	1
-- expect: main	2
-- expect: worker	2
