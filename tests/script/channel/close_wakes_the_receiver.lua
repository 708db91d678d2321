-- SPDX-License-Identifier: MIT
-- Closing an inbox ends a receive that waits; closing it again does nothing.
local inbox = require "inbox"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
local waiting = spawn(function() return pcall(inbox.receive, inbox) end)
this_fiber.yield()
print(inbox:close())                   -- expect:
print(inbox:close())                   -- expect:
print(waiting:join())                  -- expect: false	the channel is closed
print(pcall(inbox.receive, inbox))     -- expect: false	the channel is closed
