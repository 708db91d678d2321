-- SPDX-License-Identifier: MIT
-- In a namespace of processes the guest is the child of a first process, which has nothing
-- open, reaps whoever is left, ends as the guest does, and takes all others along.
local tools, inbox = require "./tools", require "inbox"
local ffi = require "ffi"
ffi.cdef "int fork(void); void _exit(int); int raise(int);"
if _CONTEXT == "worker" then
  local boss = inbox:receive()
  boss:send(("%d %d"):format(ffi.C.getpid(), ffi.C.getppid()))
  for _ = 1, 3 do
    if ffi.C.fork() == 0 then
      if ffi.C.fork() == 0 then ffi.C._exit(0) end
      ffi.C._exit(0)
    end
  end
  local order = inbox:receive()
  if order == "exit" then require "system".exit(7) end
  if order == "error" then error "on purpose" end
  if order == "signal" then ffi.C.raise(9) end
  inbox:receive()
  return
end
local function children(pid)
  local list = {}
  local file = io.open(("/proc/%d/task/%d/children"):format(pid, pid))
  for child in (file and file:read "*a" or ""):gmatch "%d+" do list[#list + 1] = child end
  if file then file:close() end
  return list
end
for _, order in ipairs { "exit", "error", "signal", "kill", "term", "close" } do
  local process = spawn_vm { module = ".", subprocess = { newns_pid = true,
    newns_user = true } }
  process:send(inbox)
  local pid, said = process.child_pid, inbox:receive()
  -- those who lost their parent are gone, and the guest has not waited for its three
  local alone = tools.await(function() return #children(pid) == 1 end)
  local files = io.popen("ls /proc/" .. pid .. "/fd")
  local guest = children(pid)[1]
  process:send(order)
  if order == "kill" then process:kill() end
  if order == "term" then process:kill(15) end
  if order == "close" then process:close() end
  print(order, said, alone, #files:read "*a", tools.ending(process),
    tools.await_end(guest))
  files:close()
end
-- expect: exit	2 1	true	0	exit 7	true
-- expect: error	2 1	true	0	exit 1	true
-- expect: signal	2 1	true	0	exit 137	true
-- expect: kill	2 1	true	0	signal 9	true
-- expect: term	2 1	true	0	exit 143	true
-- expect: close	2 1	true	0	exit 1	true
