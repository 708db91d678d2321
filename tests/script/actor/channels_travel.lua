-- SPDX-License-Identifier: MIT
-- A channel arrives as one more sender to the same inbox; equality tells where it leads.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local got = inbox:receive()
  got.boss:send { me = inbox, back = got.boss }
  print(inbox:receive())
  return
end
local one = spawn_vm '.'
one:send { boss = inbox }
local answer = inbox:receive()
print(answer.me == one, answer.back == one)   -- expect: true	false
answer.back:send 'to myself'
print(inbox:receive())                        -- expect: to myself
answer.me:send 'thanks'
print(getmetatable(one), getmetatable(inbox)) 
-- expect: thanks
-- expect: tx-channel	rx-channel
