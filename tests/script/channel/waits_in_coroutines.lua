-- SPDX-License-Identifier: MIT
-- Send and receive wait in coroutines, and in pcall, as everywhere.
local inbox = require "inbox"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
local numbers = coroutine.wrap(function()
  for i = 1, 3 do
    pcall(echo.send, echo, i)
    coroutine.yield((select(2, pcall(inbox.receive, inbox))))
  end
end)
print(numbers(), numbers(), numbers())    -- expect: 1	2	3
