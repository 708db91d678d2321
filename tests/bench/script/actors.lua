-- SPDX-License-Identifier: MIT
-- actors.lua - so many actors wait for a message.
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  inbox:receive()
  return
end

local time = require 'time'
local channels = {}
for i = 1, tonumber(arg[1]) do channels[i] = spawn_vm '.' end
time.sleep(0.05)
print 'ready'
io.stdout:flush()
time.sleep(1000)
