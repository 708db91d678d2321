-- SPDX-License-Identifier: MIT
-- kill() without a number, or with that of SIGKILL, ends the process and closes the channel;
-- 0 looks whether it is there, and others are sent, which changes nothing here.
local tools = require "./tools"
local function sleeper()
  local process = spawn_vm { module = "./sleeper", subprocess = {} }
  process:ready()
  return process
end
local function try(process, ...)
  return tools.describe(pcall(process.kill, process, ...))
end
for _, number in ipairs { false, 9 } do
  local process = sleeper()
  local pid = process.child_pid
  print(try(process, 0), try(process, 18), process.child_pid == pid)
  if number then process:kill(number) else process:kill() end
  print(try(process), tools.describe(pcall(process.send, process, 1)))
  print(tools.describe(pcall(function() return process.child_pid end)))
  print(tools.describe(pcall(process.detach, process)))
  print(tools.ending(process), tools.await_end(pid))
end
-- expect: nothing	nothing	true
-- expect: emilua.core 15 nil	emilua.core 15 nil
-- expect: generic 22 nil
-- expect: generic 22 1
-- expect: signal 9	true
-- expect: nothing	nothing	true
-- expect: emilua.core 15 nil	emilua.core 15 nil
-- expect: generic 22 nil
-- expect: generic 22 1
-- expect: signal 9	true
local process = sleeper()
print(try(process, "9"), try(process, {}), try(process, 0 / 0))
-- expect: generic 22 2	generic 22 2	generic 22 2
print(try(process, 1000), try(process, -1)) -- expect: system 22 nil	system 22 nil
print(try(process, 15), tools.ending(process)) -- expect: nothing	signal 15
print(try(process, 0), try(process, 15)) -- expect: system 3 nil	system 3 nil
print(try(process), try(process)) -- expect: system 3 nil	emilua.core 15 nil
