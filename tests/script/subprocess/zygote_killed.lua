-- SPDX-License-Identifier: MIT
-- When the process that makes the others is killed, these end with it, nothing hangs, and the
-- next call begins another one.
local tools, inbox = require "./tools", require "inbox"
local ffi = require "ffi"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  boss:send(inbox)
  inbox:receive()
  return
end
local function zygote()
  local file = io.open("/proc/self/task/" .. ffi.C.getpid() .. "/children")
  local pid = tonumber(file:read "*a":match "%d+")
  file:close()
  return pid
end
local function start(options)
  local process = spawn_vm { module = ".", subprocess = options }
  process:send(inbox)
  inbox:receive()
  return process
end
for round = 1, 3 do
  local processes = { start {}, start { newns_pid = true, newns_user = true },
    start { init = "C.chdir '.'" } }
  local detached = start {}
  detached:detach()
  local pid, pids = zygote(), {}
  for i, process in ipairs(processes) do pids[i] = process.child_pid end
  ffi.C.kill(pid, 9)
  if round == 1 then tools.await_end(pid) end
  local next = start {}
  print(tools.ending(processes[1]), tools.ending(processes[2]), tools.ending(processes[3]))
  for i = 1, 3 do
    if not tools.await_end(pids[i]) then print("still there:", i) end
  end
  -- the kernel takes its time to take a ring apart
  print(tools.await(function() return not pcall(processes[1].send, processes[1], 1) end))
  next:send(1)
  print(tools.ending(next), zygote() ~= pid)
  -- no zombie either
  local status = io.open("/proc/" .. pid .. "/stat")
  print(status and status:read "*a")
end
-- expect: signal 9	signal 9	signal 9
-- expect: true
-- expect: exit 0	true
-- expect: nil
-- expect: signal 9	signal 9	signal 9
-- expect: true
-- expect: exit 0	true
-- expect: nil
-- expect: signal 9	signal 9	signal 9
-- expect: true
-- expect: exit 0	true
-- expect: nil
