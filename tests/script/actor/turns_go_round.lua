-- SPDX-License-Identifier: MIT
-- Actors of one thread take turns, in the order in which they became ready.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local name = inbox:receive()
  for i = 1, 3 do
    print(name, i)
    this_fiber.yield()
  end
  return
end
local names, channels = { 'a', 'b', 'c' }, {}
for i = 1, 3 do channels[i] = spawn_vm '.' end
for i = 3, 1, -1 do
  spawn(function() channels[i]:send(names[i]) end):detach()
end
-- expect: c	1
-- expect: b	1
-- expect: a	1
-- expect: c	2
-- expect: b	2
-- expect: a	2
-- expect: c	3
-- expect: b	3
-- expect: a	3
