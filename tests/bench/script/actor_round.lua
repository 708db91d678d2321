-- SPDX-License-Identifier: MIT
-- actor_round.lua - nanoseconds of a message to an actor of this thread, and the answer.
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  local asker = inbox:receive()
  for text in function() return inbox:receive() or nil end do asker:send(text) end
  return
end

local now = require('time').steady_clock.now
local count, text = tonumber(arg[1]), ('x'):rep(48)
local channel = spawn_vm '.'
channel:send(inbox)
local before = now()
for _ = 1, count do
  channel:send(text)
  inbox:receive()
end
print((now() - before) / count * 1e9)
channel:send(false)
