-- SPDX-License-Identifier: MIT
-- Each actor makes the next, and the answer comes back through all of them.
local inbox = require "inbox"
local function count(depth)
  if depth == 0 then return 0 end
  local channel = spawn_vm '.'
  channel:send { depth = depth - 1, boss = inbox }
  return inbox:receive() + 1
end
if _CONTEXT == 'worker' then
  local order = inbox:receive()
  order.boss:send(count(order.depth))
  return
end
print(count(60))    -- expect: 60
