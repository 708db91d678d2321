-- SPDX-License-Identifier: MIT
-- Actors in several threads make processes at once, and each gets its own.
local inbox = require "inbox"
if _CONTEXT == "worker" then
  local order = inbox:receive()
  if order.number then
    order.boss:send(order.number)
    return
  end
  for i = 1, order.count do
    local process = spawn_vm { module = ".", subprocess = {} }
    process:send { number = i, boss = inbox }
    local number = inbox:receive()
    local ending = process:wait()
    if number ~= i or ending.exit_code ~= 0 then order.boss:send "wrong" end
  end
  order.boss:send "done"
  return
end
for _ = 1, 4 do
  local actor = spawn_vm { module = ".", inherit_context = false }
  actor:send { count = 25, boss = inbox }
end
for _ = 1, 4 do print(inbox:receive()) end
-- expect: done
-- expect: done
-- expect: done
-- expect: done
