-- SPDX-License-Identifier: MIT
-- ready() waits until the script is through and the guest begins, and any number of fibers
-- can wait for it; who has no child at the other end cannot ask.
local tools, inbox, pipe = require "./tools", require "inbox", require "pipe"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  boss:send(boss)
  inbox:receive()
  return
end
local input, output = pipe.pair()
local handle, order = input:release(), {}
local process = spawn_vm { module = ".", subprocess = {
  init = { script = "C.read(arg, 1)", arg = handle } } }
local fibers = {}
for i = 1, 3 do
  fibers[i] = spawn(function()
    process:ready()
    order[#order + 1] = "ready"
  end)
end
this_fiber.yield()
order[#order + 1] = "go"
local canceled = spawn(function() process:ready() end)
this_fiber.yield()
canceled:cancel()
canceled:join()
output:write_some "."
for i = 1, 3 do fibers[i]:join() end
process:ready()
print(table.concat(order, " ")) -- expect: go ready ready ready
process:send(inbox)
local address = inbox:receive()
print(tools.describe(pcall(address.ready, address))) -- expect: generic 22 1
process:send(1)
print(tools.ending(process)) -- expect: exit 0
process:ready()
