-- SPDX-License-Identifier: MIT
-- A process can be told of an actor that lives in another thread here, and sends to it.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  for _ = 1, 100 do boss:send(inbox:receive()) end
  return
end
local actor = spawn_vm { module = '.', inherit_context = false }
actor:send(inbox)
local process = spawn_vm { module = '.', subprocess = {} }
process:send(actor)
for i = 1, 100 do process:send(i) end
local sum = 0
for _ = 1, 100 do sum = sum + inbox:receive() end
print(sum)                                                 -- expect: 5050
