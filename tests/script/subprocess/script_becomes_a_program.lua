-- SPDX-License-Identifier: MIT
-- What a script has executed instead of a guest is ready, has nothing but the standard
-- streams, receives nothing, and can be signaled and waited for as any other child.
local tools = require "./tools"
if _CONTEXT == "worker" then
  print "never"
  return
end
io.stdout:setvbuf "no"
local _, handle = tools.pipe()
local function start(mode, command)
  return spawn_vm { subprocess = { stdout = "share", spawn_mode = mode,
    init = { arg = handle, script = "C.execve('/bin/sh', { 'sh', '-c', '" .. command ..
      "' }, { A = 'b', PATH = '/bin:/usr/bin' })" } } }
end
local function cannot_send(process)
  return tools.describe(pcall(process.send, process, 1)) == "system 32 nil"
end
for _, mode in ipairs { "fork", "exec" } do
  -- the listing itself has the next number
  print(tools.ending(start(mode, "echo $A; exec ls /proc/self/fd")))
  local process = start(mode, "exec sleep 1000")
  process:ready()
  print(tools.await(cannot_send, process))
  process:kill(0)
  process:kill(15)
  print(tools.ending(process))
end
-- expect: b
-- expect: 0
-- expect: 1
-- expect: 2
-- expect: 3
-- expect: exit 0
-- expect: true
-- expect: signal 15
-- expect: b
-- expect: 0
-- expect: 1
-- expect: 2
-- expect: 3
-- expect: exit 0
-- expect: true
-- expect: signal 15
local process = start("fork", "exec sleep 1000")
process:ready()
process:kill()
print(tools.ending(process)) -- expect: signal 9
