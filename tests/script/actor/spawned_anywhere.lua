-- SPDX-License-Identifier: MIT
-- spawn_vm works in any fiber, where waiting is forbidden, and where C called Lua.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  inbox:receive():send(true)
  return
end
local channels = {}
local function start() channels[#channels + 1] = spawn_vm '.' end
spawn(start):join()
coroutine.wrap(start)()
this_fiber.forbid_suspend()
start()
this_fiber.allow_suspend()
string.gsub('x', 'x', start)
for _, channel in ipairs(channels) do
  channel:send(inbox)
  print(inbox:receive())
end
-- expect: true
-- expect: true
-- expect: true
-- expect: true
