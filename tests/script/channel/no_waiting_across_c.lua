-- SPDX-License-Identifier: MIT
-- Send and receive cannot wait where C called Lua; nothing is sent or lost then.
local inbox = require "inbox"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
echo:send 'one'
string.gsub('x', 'x', function()
  print(pcall(echo.send, echo, 'never'))
  print(pcall(inbox.receive, inbox))
end)
echo:send 'two'
print(inbox:receive(), inbox:receive())
-- expect: false	attempt to suspend across a C-call boundary
-- expect: false	attempt to suspend across a C-call boundary
-- expect: one	two
