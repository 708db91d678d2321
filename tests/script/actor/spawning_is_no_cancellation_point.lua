-- SPDX-License-Identifier: MIT
-- A canceled fiber may spawn actors, close channels and add threads.
if _CONTEXT == 'worker' then
  print 'actor'
  return
end
local inbox = require "inbox"
local fiber = spawn(function()
  spawn_vm '.':close()
  inbox:close()
  spawn_context_threads(0)
  return 'spawned'
end)
fiber:cancel()
print(pcall(fiber.join, fiber))
-- expect: actor
-- expect: true	spawned
