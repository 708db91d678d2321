-- SPDX-License-Identifier: MIT
-- Closing an inbox throws its messages away, and with them the channels they hold.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local boss = inbox:receive()
  boss:send 'ready'
  boss:close()
  for _ = 1, 20 do this_fiber.yield() end
  inbox:close()
  spawn(function() pcall(inbox.receive, inbox) end):detach()
  require("time").sleep(60)
end
local channel = spawn_vm '.'
channel:send(inbox)
print(inbox:receive())
for i = 1, 5 do channel:send { inbox } end
print(pcall(inbox.receive, inbox))
io.stdout:flush()
require("system").exit(0, { force = 2 })
-- expect: ready
-- expect: false	nobody can send to this inbox
