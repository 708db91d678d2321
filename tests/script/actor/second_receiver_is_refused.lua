-- SPDX-License-Identifier: MIT
-- One fiber receives at a time.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  inbox:receive()
  boss:send 'done'
  return
end
local channel = spawn_vm '.'
channel:send(inbox)
local first = spawn(function() return inbox:receive() end)
this_fiber.yield()
print(pcall(inbox.receive, inbox))   -- expect: false	Device or resource busy
channel:send 'go on'
print(first:join())                  -- expect: done
