-- SPDX-License-Identifier: MIT
-- A send returns when the fibers that were ready have had one turn.
local inbox = require "inbox"
spawn_vm '/workers/mirror':send(inbox)
local myself = inbox:receive()
for _, name in ipairs { 'a', 'b' } do
  spawn(function()
    for i = 1, 3 do
      print(name, i)
      this_fiber.yield()
    end
  end)
end
print 'send'
print('sent', select('#', myself:send('message', 'ignored')))
print(inbox:receive())
-- expect: send
-- expect: a	1
-- expect: b	1
-- expect: sent	0
-- expect: message
-- expect: a	2
-- expect: b	2
-- expect: a	3
-- expect: b	3
