# SPDX-License-Identifier: MIT
# What makes processes and what confines them does not go through a service; and who confines
# itself has no call left to ask by: the kernel decides then.

echo text >real
echo 'print("nested", (io.open "/served"))' >nested.lua
cat >guest.lua <<'LUA'
print(io.open("/served"):read())
io.stdout:flush()
if os.getenv "NESTED" then
  spawn_vm({ module = "/nested", subprocess = { stdout = "share", stderr = "share" } }):wait()
end
LUA
cat >drops.lua <<'LUA'
print(io.open("/served"):read())
require "sandbox".drop { fs = { read = { "$CWD/real" } }, stdio = { "out" } }
print((io.open "/served"), io.open("real"):read(), (io.open "nested.lua"))
LUA
cat >main.lua <<'LUA'
local libc_service, pipe = require "libc_service", require "pipe"
local function run(module, environment)
  local master, slave = libc_service.new()
  local process = spawn_vm { module = module, subprocess = { stdout = "share",
    stderr = "share", libc_service = slave, environment = environment } }
  local asked = {}
  while pcall(master.receive, master) do
    local path = tostring(master:arguments())
    asked[#asked + 1] = master.function_ .. " " .. path:match "[^/]*$"
    if path == "/served" then
      local reader, writer = pipe.pair()
      writer:write_some "served\n"
      writer:close()
      master:send_with_fds(0, { reader:release() })
    else
      master:use_slave_credentials()
    end
  end
  print(process:wait().exit_code, table.concat(asked, ", "))
  io.stdout:flush()
end
run("./guest", { NESTED = "yes" })
run "./drops"
LUA
"$CELLUA" main.lua
# expect: served
# expect: nested	nil
# expect: 0	open guest.lua, open served, access nested.lua
# expect: served
# expect: nil	text	nil
# expect: 0	open drops.lua, open served
