-- SPDX-License-Identifier: MIT
-- A thousand actors on four threads: each message arrives once.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss, sum = inbox:receive(), 0
  for number in function() return inbox:receive() or nil end do sum = sum + number end
  boss:send(sum)
  return
end
spawn_context_threads(3)
local channels, sum = {}, 0
for i = 1, 1000 do
  channels[i] = spawn_vm '.'
  channels[i]:send(inbox)
end
for i = 1, 100000 do channels[i % 1000 + 1]:send(1) end
for i = 1, 1000 do channels[i]:send(false) end
for _ = 1, 1000 do sum = sum + inbox:receive() end
print(sum)    -- expect: 100000
