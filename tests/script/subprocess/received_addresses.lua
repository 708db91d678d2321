-- SPDX-License-Identifier: MIT
-- Who was sent an address can send and close, but has no say over the process behind it.
local tools, inbox = require "./tools", require "inbox"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  boss:send(inbox)
  print(inbox:receive())
  return
end
io.stdout:setvbuf "no"
local process = spawn_vm { module = ".", subprocess = { stdout = "share" } }
process:send(inbox)
local address = inbox:receive()
print(getmetatable(address), getmetatable(process)) -- expect: ipc_actor_channel	ipc_actor_channel
print(tools.describe(pcall(address.kill, address)))    -- expect: generic 1 nil
print(tools.describe(pcall(address.detach, address)))  -- expect: generic 22 1
print(tools.describe(pcall(address.wait, address)))    -- expect: generic 22 1
print(tools.describe(pcall(address.ready, address)))   -- expect: generic 22 1
print(tools.describe(pcall(function() return address.child_pid end)))
-- expect: generic 22 nil
print(tools.describe(pcall(function() return address.pid end)))
-- expect: emilua.core 8 nil
address:send "hello"                                   -- expect: hello
process:wait()
address:close()
address:close()
print(tools.describe(pcall(address.kill, address)))    -- expect: emilua.core 15 nil
print(tools.describe(pcall(address.detach, address)))  -- expect: generic 22 1
print(tools.describe(pcall(process.send, process, 1))) -- expect: system 32 nil
for _, name in ipairs { "kill", "close", "detach", "wait", "ready" } do
  local said = tools.describe(pcall(process[name], inbox))
  if said ~= "generic 22 1" then print(name, said) end
end
