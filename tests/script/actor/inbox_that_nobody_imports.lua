-- SPDX-License-Identifier: MIT
-- An inbox that the main script did not import closes when that ends.
if _CONTEXT == 'worker' then
  local time = require "time"
  spawn(function() time.sleep(0.05) end):detach()
  return
end
local channel = spawn_vm '.'
local ok, why
repeat ok, why = pcall(channel.send, channel, 'more') until not ok
print(why)    -- expect: the channel is closed
