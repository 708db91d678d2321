-- SPDX-License-Identifier: MIT
-- A cancellation counts before a message, another receiver, and the end of the inbox.
local inbox = require "inbox"
spawn_vm '/workers/mirror':send(inbox)
local myself = inbox:receive()
local function canceled(...)
  local fiber = spawn(inbox.receive)
  if select('#', ...) == 0 then fiber = spawn(function() inbox:receive() end) end
  fiber:cancel()
  local ok, why = pcall(fiber.join, fiber)
  return fiber.cancellation_caught or why
end
print(canceled(1))               -- expect: Invalid argument
myself:send 'kept'
print(canceled())                -- expect: true
print(inbox:receive())           -- expect: kept
local receiver = spawn(function() return inbox:receive() end)
this_fiber.yield()
print(canceled())                -- expect: true
inbox:close()
print(canceled())                -- expect: true
print(pcall(inbox.receive, inbox))             -- expect: false	the channel is closed
print(pcall(receiver.join, receiver))          -- expect: false	the channel is closed
