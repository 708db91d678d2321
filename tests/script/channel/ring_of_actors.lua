-- SPDX-License-Identifier: MIT
-- Channels may form a ring; a number goes round it until it is zero, and then all end.
local inbox = require "inbox"
if _CONTEXT == 'worker' then
  local first = inbox:receive()
  local following, boss = first.following, first.boss
  while true do
    local number = inbox:receive()
    if number <= 0 then
      boss:send 'passed on'
      pcall(following.send, following, 0)
      break
    end
    following:send(number - 1)
  end
  return
end
local ring = {}
for i = 1, 20 do ring[i] = spawn_vm '.' end
for i = 1, 20 do ring[i]:send { following = ring[i % 20 + 1], boss = inbox } end
ring[1]:send(1000)
local count = 0
for _ = 1, 20 do
  inbox:receive()
  count = count + 1
end
print(count)    -- expect: 20
