-- SPDX-License-Identifier: MIT
-- Actors of one thread take turns, in the order in which they were made.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local name = inbox:receive()
  for i = 1, 3 do
    print(name, i)
    this_fiber.yield()
  end
  return
end
for _, name in ipairs { 'a', 'b', 'c' } do
  local channel = spawn_vm '.'
  spawn(function() channel:send(name) end):detach()
end
-- expect: a	1
-- expect: b	1
-- expect: c	1
-- expect: a	2
-- expect: b	2
-- expect: c	2
-- expect: a	3
-- expect: b	3
-- expect: c	3
