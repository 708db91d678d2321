-- SPDX-License-Identifier: MIT
-- Who waits for room in an inbox learns of its actor's failure by channel_closed.
-- stderr: failed on purpose
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  boss:send 'ready'
  inbox:receive()
  error 'failed on purpose'
end
local channel = spawn_vm { module = '.', inbox_limit = 1 }
channel:send(inbox)
print(inbox:receive())
local fibers = {}
for i = 1, 4 do
  fibers[i] = spawn(function() return pcall(channel.send, channel, i) end)
end
local failed = 0
for i = 1, 4 do
  local ok, why = fibers[i]:join()
  if not ok then failed = failed + 1 end
  if i == 4 then print(why) end
end
print(failed > 0)
-- expect: ready
-- expect: the channel is closed
-- expect: true
