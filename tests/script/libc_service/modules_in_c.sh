# SPDX-License-Identifier: MIT
# A module in C that knows nothing of it looks up and connects through the service, in the
# process that loads it: LuaSocket.

"$CELLUA" -e 'require "socket"' 2>/dev/null || exit 77
cat >guest.lua <<'LUA'
local socket = require "socket"
local server = assert(socket.bind("127.0.0.1", 0))
local _, port = server:getsockname()
local function try(host)
  local client, why = socket.connect(host, port)
  print(host, client and client:getpeername() or why)
end
try "host.test"
try "other.test"
try "127.0.0.2"
print(socket.bind("127.0.0.1", 1))
LUA
cat >main.lua <<'LUA'
local libc_service = require "libc_service"
local master, slave = libc_service.new()
local process = spawn_vm { module = "./guest", subprocess = { stdout = "share",
  stderr = "share", libc_service = slave } }
local found = {}
local answers = {
  getaddrinfo = function(node)
    if node == "other.test" then return master:send "noname" end
    if node ~= "host.test" then return master:use_slave_credentials() end
    found["127.0.0.1"] = true
    master:send { "127.0.0.1" }
  end,
  connect_inet = function(address)
    if found[tostring(address)] then return master:use_slave_credentials() end
    master:send(-1, 13)
  end,
  bind_inet = function(address, port)
    if port == 0 then return master:use_slave_credentials() end
    master:send(-1, 98)
  end,
}
while pcall(master.receive, master) do
  local answer = answers[master.function_] or master.use_slave_credentials
  if answer == master.use_slave_credentials then answer(master) else answer(master:arguments()) end
end
print(process:wait().exit_code)
LUA
"$CELLUA" main.lua
# expect: host.test	127.0.0.1
# expect: other.test	host or service not provided, or not known
# expect: 127.0.0.2	permission denied
# expect: nil	address already in use
# expect: 0
