-- SPDX-License-Identifier: MIT
-- actor_threads.lua - nanoseconds of a message to an actor of another thread.
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  local asker, count = inbox:receive(), 0
  while inbox:receive() do count = count + 1 end
  asker:send(count)
  return
end

local now = require('time').steady_clock.now
local count = tonumber(arg[1])
local channel = spawn_vm { module = '.', inherit_context = false }
channel:send(inbox)
local before = now()
for i = 1, count do channel:send(i) end
channel:send(false)
assert(inbox:receive() == count)
print((now() - before) / count * 1e9)
