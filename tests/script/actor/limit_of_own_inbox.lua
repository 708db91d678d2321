-- SPDX-License-Identifier: MIT
-- inbox:set_limit; closing wakes whoever waits for room.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local channel = inbox:receive()
  channel:send(channel)
  return
end
local mirror = spawn_vm '.'
mirror:send(inbox)
local channel = inbox:receive()
inbox:set_limit(1)
channel:send 'fits'
local waiting = spawn(function() return pcall(channel.send, channel, 'does not') end)
this_fiber.yield()
inbox:close()
print(waiting:join())                     -- expect: false	the channel is closed
print(pcall(inbox.receive, inbox))        -- expect: false	the channel is closed
print(pcall(inbox.set_limit, inbox, 0))   -- expect: false	Invalid argument
