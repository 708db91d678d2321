-- SPDX-License-Identifier: MIT
-- Sending runs no metamethod, and takes the value as it is at that moment.
local inbox = require "inbox"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
local lazy = setmetatable({ 'lost' }, {
  __index = error, __len = error, __pairs = error, __metatable = 'hidden',
})
print(pcall(echo.send, echo, lazy) == false)    -- expect: true
debug.getmetatable('').__len = error
local value = { 'before', list = 1 }
spawn(function() value[1] = 'after' end):detach()
echo:send(value)
local got = inbox:receive()
print(got[1], value[1], getmetatable(got))      -- expect: before	after	nil
