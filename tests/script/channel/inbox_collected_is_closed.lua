-- SPDX-License-Identifier: MIT
-- When the main script has ended, an inbox that nothing refers to is closed by the collector.
if _CONTEXT == 'worker' then
  local function use() return require "inbox" end
  use()
  spawn(function()
    while true do
      collectgarbage()
      this_fiber.yield()
    end
  end):detach()
  return
end
local channel = spawn_vm '.'
local ok, why
repeat ok, why = pcall(channel.send, channel, 'more') until not ok
print(why)                       -- expect: the channel is closed
io.stdout:flush()
require("system").exit(0, { force = 2 })
