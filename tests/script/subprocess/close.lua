-- SPDX-License-Identifier: MIT
-- Closing the channel ends what the process waits for, after what was sent before, and does
-- not end the process; the one who has closed can still signal it, let it go and wait.
local tools, inbox = require "./tools", require "inbox"
io.stdout:setvbuf "no"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  print(inbox:receive(), inbox:receive())
  print(tools.describe(pcall(inbox.receive, inbox)))
  boss:send "closed"
  require "time".sleep(1000)
  return
end
for _, collects in ipairs { false, true } do
  local process = spawn_vm { module = ".", subprocess = { stdout = "share" } }
  local pid = process.child_pid
  process:send(inbox)
  process:send(1)
  process:send(2)
  local refusal
  if not collects then
    process:close()
    process:close()
    refusal = tools.describe(pcall(process.send, process, 3))
  else
    process = nil
    collectgarbage()
    collectgarbage()
  end
  print(inbox:receive(), tools.stat(pid) ~= nil)
  if process then
    print(refusal, process.child_pid == pid)
    print(tools.describe(pcall(process.kill, process)))
    print(tools.stat(pid) ~= nil)
  end
end
-- expect: 1	2
-- expect: emilua.core 16 nil
-- expect: closed	true
-- expect: emilua.core 15 nil	true
-- expect: emilua.core 15 nil
-- expect: true
-- expect: 1	2
-- expect: emilua.core 16 nil
-- expect: closed	true
