-- SPDX-License-Identifier: MIT
-- Raising or lifting the limit lets those in line go, in their order.
local inbox = require "inbox"
spawn_vm '/workers/mirror':send(inbox)
local myself = inbox:receive()
inbox:set_limit(1)
local sent = 0
for i = 1, 8 do
  spawn(function()
    myself:send(i)
    sent = sent + 1
  end):detach()
end
local function settled()
  for _ = 1, 5 do this_fiber.yield() end
  return sent
end
print(settled())         -- expect: 1
inbox:set_limit(3)
print(settled())         -- expect: 3
inbox:set_limit(2)
print(inbox:receive(), settled())    -- expect: 1	3
print(inbox:receive(), settled())    -- expect: 2	4
inbox:set_limit(nil)
print(settled())         -- expect: 8
for i = 3, 8 do assert(inbox:receive() == i) end
