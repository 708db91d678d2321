# SPDX-License-Identifier: MIT
# Who is confined can have the module, if the policy says so.
here=${0%/*}
cat >main.lua <<END
local tls = require "tls"
local peers = dofile("$here/lib/peers.lua")
local inbox = require "inbox"
peers.certificates()

local function ask(policy)
  local one, other = peers.transports()
  local guest = spawn_vm { module = "./guest", policy = policy }
  one = one:release()
  guest:send { inbox = inbox, transport = one, authority = io.open("ca.pem"):read "*a" }
  one:close()
  other = tls.socket.new(other, peers.server())
  local fiber = spawn(function()
    if not pcall(other.server_handshake, other) then return "no handshake" end
    local text = peers.read(other)
    peers.write_all(other, ("x"):rep(1000000))
    other:shutdown()
    return text
  end)
  local answer = inbox:receive()
  print(answer, (fiber:join()))
  other:close()
  guest:close()
  guest:wait()
end
ask { tls = true }
ask { tls = true, on_violation = "kill" }
ask { tls = true, syscalls = { deny = { "rand" } } }
ask { stdio = { "out" } }
END
cat >guest.lua <<'END'
local inbox = require "inbox"
local message = inbox:receive()
local socket

local function talk()
  local tls, ip = require "tls", require "ip"
  local context = tls.context.new()
  if message.authority then context:add_certificate_authority(message.authority) end
  socket = tls.socket.new(ip.tcp.socket.new(message.transport), context)
  socket:set_server_name "server.test"
  socket:client_handshake()
  socket:write_some "believed"
  local size, room = 0, byte_span.new(65536)
  while size < 1000000 do size = size + socket:read_some(room) end
  socket:shutdown()
  return size
end

local ok, why = pcall(talk)
if socket then socket:close() end
message.inbox:send(ok and why or tostring(why):match "module 'tls' not found" or tostring(why))
END
"$CELLUA" main.lua
# expect: 1000000	believed
# expect: 1000000	believed
# expect: error retrieving entropy (Provider routines)	no handshake
# expect: module 'tls' not found	no handshake
cat >alone.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out" },
tls = true,
]==]
print(getmetatable(require("tls").context.new()))
END
"$CELLUA" alone.lua                       # expect: tls.context
"$CELLUA" --allow-stdio=out --allow-tls -e 'print(pcall(require, "tls"))' | cut -c1-10 # expect: true	table
"$CELLUA" --untrusted --allow-stdio=out -e 'print((pcall(require, "tls")))'   # expect: false
"$CELLUA" --explain alone.lua | grep '^tls .* enforced$' | cut -c1-21   # expect: tls              true
