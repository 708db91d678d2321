-- SPDX-License-Identifier: MIT
-- With a limit, each of many senders' messages still arrive in order, and all of them.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local order = inbox:receive()
  for i = 1, 200 do order.boss:send { who = order.who, number = i } end
  return
end
spawn_context_threads(2)
inbox:set_limit(4)
local latest, count = {}, 0
for who = 1, 10 do
  latest[who] = 0
  spawn_vm '.':send { who = who, boss = inbox }
end
while true do
  local ok, got = pcall(inbox.receive, inbox)
  if not ok then break end
  assert(got.number == latest[got.who] + 1)
  latest[got.who], count = got.number, count + 1
  collectgarbage 'step'
end
print(count)    -- expect: 2000
