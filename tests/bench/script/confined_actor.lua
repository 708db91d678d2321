-- SPDX-License-Identifier: MIT
-- confined_actor.lua COUNT - microseconds until an actor is there that may do nothing.
--[==[ sandbox
version = 1,
main = { stdio = { "out", "err" }, spawn = { "idle" } },
actors = { idle = { module = "./idle" } },
]==]
local now = require('time').steady_clock.now
local count, spent = tonumber(arg[1]), {}
for i = 1, count do
  local before = now()
  local actor = spawn_vm { actor = 'idle' }
  spent[i] = now() - before
  actor:close()
  actor:wait()
end
table.sort(spent)
print(spent[math.ceil(count / 2)] * 1e6)
