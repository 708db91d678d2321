-- SPDX-License-Identifier: MIT
-- A thousand actors on four threads, each of them sending to others: all is counted once.
local inbox = require "inbox"
local ACTORS, EACH = 1000, 100
if _CONTEXT == 'worker' then
  local first = inbox:receive()
  local sum, count = 0, 0
  local function talk()
    for i = 1, EACH do first.peers[i % #first.peers + 1]:send(i) end
  end
  local talker
  while count < EACH or not talker do
    local got = inbox:receive()
    if got == 'begin' then
      talker = spawn(talk)
    else
      sum, count = sum + got, count + 1
    end
  end
  talker:join()
  first.boss:send(sum)
  return
end
spawn_context_threads(3)
local actors, sum = {}, 0
for i = 1, ACTORS do actors[i] = spawn_vm '.' end
for i = 1, ACTORS do
  local peers = {}
  for j = 1, 5 do peers[j] = actors[(i + j * j * 7) % ACTORS + 1] end
  actors[i]:send { boss = inbox, peers = peers }
end
for i = 1, ACTORS do actors[i]:send 'begin' end
for _ = 1, ACTORS do sum = sum + inbox:receive() end
print(sum == ACTORS * EACH * (EACH + 1) / 2)    -- expect: true
