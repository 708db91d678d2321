-- SPDX-License-Identifier: MIT
-- The first process of a namespace hands signals to the guest, from the moment on when this
-- begins.
local tools = require "./tools"
if _CONTEXT == "worker" then return end
-- the thread sanitizer holds signals back while a process waits for others
for line in io.lines "/proc/self/maps" do
  if line:find "libtsan" then os.exit(77) end
end
io.stdout:setvbuf "no"
for _, number in ipairs { 15, 10, 12, 1, 2, 38 } do
  local process = spawn_vm { module = "./sleeper", subprocess = { newns_pid = true,
    newns_user = true } }
  process:ready()
  process:kill(number)
  print(tools.ending(process))
end
-- expect: exit 143
-- expect: exit 138
-- expect: exit 140
-- expect: exit 129
-- expect: exit 130
-- expect: exit 166
