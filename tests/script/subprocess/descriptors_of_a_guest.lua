-- SPDX-License-Identifier: MIT
-- A guest has the standard streams and its inbox, and what it opens itself; nothing that its
-- script has opened, or was given, and nothing of its program.
local tools = require "./tools"
if _CONTEXT == "worker" then
  local file = io.popen "for fd in /proc/$PPID/fd/*; do readlink $fd; done"
  local kinds = {}
  for line in file:lines() do kinds[#kinds + 1] = line:match "^%a*" end
  file:close()
  -- the ring comes into being when it is needed, and so does the pipe of popen
  print(kinds[1], kinds[4], #kinds <= 6, require "system".get_lowfd(3))
  return
end
local handles = {}
for i = 1, 20 do
  local _, handle = tools.pipe()
  handles[i] = handle
end
for _, mode in ipairs { "fork", "exec" } do
  for _, script in ipairs { "", "for i = 1, 20 do C.open('/', C.O_RDONLY) end" } do
    spawn_vm { module = ".", subprocess = {
      stdout = "share", stderr = "share", spawn_mode = mode,
      environment = { PATH = os.getenv "PATH" },
      init = { script = script, arg = handles[1] },
    } }:wait()
  end
end
-- expect: pipe	socket	true	nil
-- expect: pipe	socket	true	nil
-- expect: pipe	socket	true	nil
-- expect: pipe	socket	true	nil
