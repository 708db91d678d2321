-- SPDX-License-Identifier: MIT
-- Closing one channel leaves other channels to the same inbox as they are.
local inbox = require "inbox"
local echo = spawn_vm '/workers/echo'
echo:send(inbox)
local copies = {}
spawn_vm '/workers/mirror':send(inbox)
local myself = inbox:receive()
for i = 1, 3 do
  myself:send(echo)
  copies[i] = inbox:receive()
end
echo:close()
copies[1]:close()
print(pcall(copies[1].send, copies[1], 1))    -- expect: false	the channel is closed
copies[2]:send 'open'
print(inbox:receive())                        -- expect: open
