-- SPDX-License-Identifier: MIT
-- What a script does to its process is in force for the guest, for its actors and for the
-- processes that it has made.
local tools, inbox = require "./tools", require "inbox"
if _CONTEXT == "worker" then
  local order = inbox:receive()
  if order.depth > 0 then
    local make = { module = "." }
    if order.depth == 1 then
      make.subprocess = { stdout = "share", stderr="share", init = order.init or nil }
    end
    local actor = spawn_vm(make)
    actor:send { depth = order.depth - 1, init = order.init, boss = order.boss }
    if make.subprocess then actor:wait() end
  end
  order.boss:send(("%d %s %s"):format(order.depth, tools.status "NoNewPrivs",
    tools.status "Seccomp"))
  return
end
io.stdout:setvbuf "no"
-- mkdir() fails with EPERM
local filter = "errexit = true set_no_new_privs() C.seccomp_set_mode_filter(" ..
  "'\\32\\0\\0\\0\\0\\0\\0\\0' .. '\\21\\0\\0\\1\\83\\0\\0\\0' .. " ..
  "'\\6\\0\\0\\0\\1\\0\\5\\0' .. '\\6\\0\\0\\0\\0\\0\\255\\127')"
for _, init in ipairs { false, "print(C.umask(0))" } do
  local process = spawn_vm { module = ".", subprocess = { stdout = "share", stderr="share", init = filter } }
  process:send { depth = 2, init = init, boss = inbox }
  local said = {}
  for i = 1, 3 do said[i] = inbox:receive() end
  table.sort(said)
  print(table.concat(said, ", ")) -- expect: 0 1 2, 1 1 2, 2 1 2
  process:wait()
end
-- expect: 18
-- expect: 0 1 2, 1 1 2, 2 1 2
