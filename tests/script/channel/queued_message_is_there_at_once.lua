-- SPDX-License-Identifier: MIT
-- What is queued is received without a switch to another fiber.
local inbox = require "inbox"
spawn_vm '/workers/mirror':send(inbox)
local myself = inbox:receive()
myself:send 'one'
myself:send 'two'
spawn(function() print 'other' end)
print(inbox:receive())    -- expect: one
print(inbox:receive())    -- expect: two
this_fiber.yield()        -- expect: other
