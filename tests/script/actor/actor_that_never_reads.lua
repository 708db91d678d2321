-- SPDX-License-Identifier: MIT
-- With a limit, an actor that never reads stops its senders until it ends.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  for _ = 1, 50 do this_fiber.yield() end
  return
end
local channel = spawn_vm { module = '.', inbox_limit = 10 }
local sent = 0
local ok, why = pcall(function()
  while true do
    channel:send(sent)
    sent = sent + 1
  end
end)
print(sent, ok, why)    -- expect: 10	false	the channel is closed
