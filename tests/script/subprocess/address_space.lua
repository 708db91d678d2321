-- SPDX-License-Identifier: MIT
-- Processes lie in memory as the one that makes them does, unless they are to be executed
-- anew: then each lies elsewhere.
local inbox = require "inbox"
local random = io.open "/proc/sys/kernel/randomize_va_space"
if random and random:read() == "0" then os.exit(77) end
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  for line in io.lines "/proc/self/maps" do
    local first = line:match "^(%x+).*cellua$"
    if first then
      boss:send(first)
      break
    end
  end
  return
end
local function places(mode)
  local seen, count = {}, 0
  for _ = 1, 6 do
    local process = spawn_vm { module = ".", subprocess = { spawn_mode = mode } }
    process:send(inbox)
    local place = inbox:receive()
    if not seen[place] then count = count + 1 end
    seen[place] = true
  end
  return count
end
print(places "fork", places(), places "exec") -- expect: 1	1	6
