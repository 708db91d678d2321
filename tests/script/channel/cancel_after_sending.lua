-- SPDX-License-Identifier: MIT
-- A cancel that comes when the message is queued does not make send raise; before, it does.
local inbox = require "inbox"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
local sender = spawn(function()
  echo:send 'queued'
  this_fiber.disable_cancellation()
  echo:send 'goes on'
  this_fiber.restore_cancellation()
  echo:send 'never'
end)
this_fiber.yield()
sender:cancel()
sender:join()
print(sender.cancellation_caught)    -- expect: true
local early = spawn(function() echo:send 'never' end)
early:cancel()
early:join()
print(early.cancellation_caught)     -- expect: true
echo:send 'last'
print(inbox:receive())               -- expect: queued
print(inbox:receive())               -- expect: goes on
print(inbox:receive())               -- expect: last
