-- SPDX-License-Identifier: MIT
-- An actor in this process can be handed a channel to another one, and addresses of its own.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local first = inbox:receive()
  if type(first) == 'table' then
    first.process:send(inbox)                              -- the actor
    for i = 1, 3 do first.process:send(i) end
    local sum = 0
    for _ = 1, 3 do sum = sum + inbox:receive() end
    first.boss:send(sum)
    return
  end
  for _ = 1, 3 do first:send(10 * inbox:receive()) end     -- the process
  return
end
local process = spawn_vm { module = '.', subprocess = {} }
local actor = spawn_vm { module = '.', inherit_context = false }
actor:send { process = process, boss = inbox }
print(inbox:receive())                                     -- expect: 60
process:close()
print(pcall(process.send, process, 1) == false)            -- expect: true
