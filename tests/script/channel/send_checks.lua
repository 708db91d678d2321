-- SPDX-License-Identifier: MIT
-- A cancellation counts before the channel, and the channel before the message.
local inbox = require "inbox"
local channel_closed = require("core_error").channel_closed
if _CONTEXT == 'worker' then return end
local gone, closed = spawn_vm '.', spawn_vm '.'
closed:close()
for _ = 1, 20 do this_fiber.yield() end
local function canceled(...)
  local arguments, count = { ... }, select('#', ...)
  local fiber = spawn(function() gone.send(unpack(arguments, 1, count)) end)
  fiber:cancel()
  local ok, why = pcall(fiber.join, fiber)
  return fiber.cancellation_caught or why.code, not ok and why.arg
end
print(canceled())                   -- expect: 22	nil
print(canceled(gone))               -- expect: 22	nil
print(canceled(inbox, 1))           -- expect: 22	1
print(canceled(closed, print))      -- expect: true	false
print(canceled(gone, print))        -- expect: true	false
local _, why = pcall(gone.send, gone, print)
print(why == channel_closed)        -- expect: true
_, why = pcall(closed.send, closed, nil)
print(why == channel_closed)        -- expect: true
