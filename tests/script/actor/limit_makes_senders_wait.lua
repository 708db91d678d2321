-- SPDX-License-Identifier: MIT
-- With a limit, who sends to a full inbox waits, in order; a cancel takes the message back.
local inbox = require "inbox"
local time = require "time"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  time.sleep(0.02)
  for _ = 1, 5 do boss:send(inbox:receive()) end
  return
end
local channel = spawn_vm { module = '.', inbox_limit = 2 }
channel:send(inbox)
local order = {}
local fibers = {}
for i = 1, 6 do
  fibers[i] = spawn(function()
    channel:send(i)
    order[#order + 1] = i
  end)
end
this_fiber.yield()
fibers[5]:cancel()
fibers[5]:join()
print(fibers[5].cancellation_caught)                       -- expect: true
for _ = 1, 5 do io.write(inbox:receive(), ' ') end
print()                                                    -- expect: 1 2 3 4 6 
for i = 1, 6 do if i ~= 5 then fibers[i]:join() end end
print(table.concat(order, ' '))                            -- expect: 1 2 3 4 6
