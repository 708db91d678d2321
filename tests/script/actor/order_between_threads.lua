-- SPDX-License-Identifier: MIT
-- What one actor sends to another arrives in the order of sending, across threads too.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local order = inbox:receive()
  for i = 1, 2000 do order.boss:send { order.who, i } end
  return
end
spawn_context_threads(2)
local latest = {}
for who = 1, 6 do
  latest[who] = 0
  spawn_vm { module = '.', inherit_context = who > 2 }:send { who = who, boss = inbox }
end
for _ = 1, 6 * 2000 do
  local who, number = unpack(inbox:receive())
  assert(number == latest[who] + 1)
  latest[who] = number
end
print(unpack(latest))                  -- expect: 2000	2000	2000	2000	2000	2000
print(pcall(inbox.receive, inbox))     -- expect: false	nobody can send to this inbox
