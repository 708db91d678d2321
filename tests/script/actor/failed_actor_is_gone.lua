-- SPDX-License-Identifier: MIT
-- An actor that fails is reported; who sends to it then gets channel_closed; others go on.
-- stderr: out of luck
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  inbox:receive()
  error 'out of luck'
end
local channel = spawn_vm '.'
channel:send 'now'
local ok, why
repeat ok, why = pcall(channel.send, channel, 'more') until not ok
print(why)    -- expect: the channel is closed
