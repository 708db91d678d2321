-- SPDX-License-Identifier: MIT
-- Actors of two threads read and use one file at the same time, and outlive each other.
local inbox = require "inbox"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  for _ = 1, 200 do
    local fuel = require "/modules/fuel"
    local ok, why = pcall(error, fuel.empty)
    assert(not ok and why == fuel[1] and why.category == fuel[2].category)
    assert(tostring(why) == "the tank is empty" and why:togeneric().code == 61)
    assert(tostring(fuel[-7]) == "the hose leaks")
    collectgarbage "step"
  end
  boss:send(tostring(require "/modules/fuel".empty.category))
  return
end
spawn_context_threads(1)
local actors = {}
for i = 1, 20 do actors[i] = spawn_vm "." end
for i = 1, 20 do actors[i]:send(inbox) end
local names = {}
for _ = 1, 20 do names[inbox:receive()] = true end
local fuel = require "/modules/fuel"
print(next(names) == tostring(fuel[1].category), next(names, next(names)))
-- expect: true	nil
print(fuel.empty)    -- expect: the tank is empty
