-- SPDX-License-Identifier: MIT
-- A closed channel is refused, and left out of tables.
local inbox = require "inbox"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
local closed = spawn_vm '/workers/echo'
closed:close()
print(pcall(echo.send, echo, closed))    -- expect: false	Device or resource busy
echo:send { a = closed, b = 1 }
local got = inbox:receive()
print(got.a, got.b)                      -- expect: nil	1
echo:send { 1, closed, 3 }
print(#inbox:receive())                  -- expect: 1
