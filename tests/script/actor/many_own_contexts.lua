-- SPDX-License-Identifier: MIT
-- Contexts of their own come and go; their threads end with them.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  inbox:receive():send(1)
  return
end
local sum = 0
for _ = 1, 5 do
  local channels = {}
  for i = 1, 20 do
    channels[i] = spawn_vm { module = '.', inherit_context = false }
    channels[i]:send(inbox)
  end
  for _ = 1, 20 do sum = sum + inbox:receive() end
end
print(sum)    -- expect: 100
