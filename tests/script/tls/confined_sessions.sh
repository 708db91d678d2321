# SPDX-License-Identifier: MIT
# A confined client goes on with its sessions, too: by name and port where it may ask for the
# port, and else by name.
here=${0%/*}
cat >main.lua <<END
local tls, inbox = require "tls", require "inbox"
local peers = dofile("$here/lib/peers.lua")
peers.certificates()
local acceptor, server = peers.listen()

local function serve(transport)
  local socket = tls.socket.new(transport, server)
  socket:server_handshake()
  socket:write_some "x"
  pcall(socket.shutdown, socket)
  socket:close()
end

local function with_descriptors(policy)
  local guest = spawn_vm { module = "./guest", policy = policy }
  guest:send { inbox = inbox, authority = io.open("ca.pem"):read "*a" }
  for _ = 1, 3 do
    local one, other = peers.transports()
    one = one:release()
    guest:send(one)
    one:close()
    serve(other)
  end
  print(inbox:receive())
  guest:close()
  guest:wait()
end

local function with_net()
  local file = io.open("policy.lua", "w")
  file:write(([[{ version = 1, tls = true, on_violation = "kill", stdio = { "out", "err" },
    fs = { read = { "\$SCRIPT_DIR" } },
    net = { connect = { "tcp:127.0.0.1:%d" }, private = true } }]]):format(acceptor.local_port))
  file:close()
  local pipe = io.popen("$CELLUA --policy policy.lua dialer.lua " .. acceptor.local_port)
  for _ = 1, 3 do serve(acceptor:accept()) end
  print(pipe:read "*l")
  pipe:close()
end

for _, version in ipairs { "tlsv12", "tlsv13" } do
  server = peers.server(version)
  with_descriptors { tls = true }
  with_descriptors { tls = true, on_violation = "kill" }
  with_net()
end
END
cat >guest.lua <<'END'
local inbox, tls, ip = require "inbox", require "tls", require "ip"
local message, reused, context = inbox:receive(), {}, tls.context.new()
context:add_certificate_authority(message.authority)
for i = 1, 3 do
  local socket = tls.socket.new(ip.tcp.socket.new(inbox:receive()), context)
  socket:set_server_name "server.test"
  socket:client_handshake()
  reused[i] = tostring(socket.session_reused)
  socket:read_some(byte_span.new(1))
  socket:close()
end
message.inbox:send(table.concat(reused, " "))
END
cat >dialer.lua <<'END'
local tls = require "tls"
local reused, context = {}, tls.context.new()
context:load_verify_file "ca.pem"
for i = 1, 3 do
  local socket = tls.dial("127.0.0.1", tonumber(arg[1]), context)
  reused[i] = tostring(socket.session_reused)
  socket:read_some(byte_span.new(1))
  socket:close()
end
print(table.concat(reused, " "))
END
"$CELLUA" main.lua
# expect: false true true
# expect: false true true
# expect: false true true
# expect: false true true
# expect: false true true
# expect: false true true
