-- SPDX-License-Identifier: MIT
-- A receive that is canceled takes nothing; what comes later goes to the next one.
local inbox = require "inbox"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
for i = 1, 3 do
  local waiting = spawn(function() return inbox:receive() end)
  this_fiber.yield()
  waiting:cancel()
  waiting:join()
  print(waiting.cancellation_caught)
end
echo:send 'kept'
local both = spawn(function() return inbox:receive() end)
this_fiber.yield()
both:cancel()
local got = both:join()
print(got or inbox:receive())
local late = spawn(function()
  pcall(this_fiber.yield)
  return inbox:receive()
end)
late:cancel()
echo:send 'for another'
late:join()
print(late.cancellation_caught, inbox:receive())
-- expect: true
-- expect: true
-- expect: true
-- expect: kept
-- expect: true	for another
