-- SPDX-License-Identifier: MIT
-- A server of ours and the program openssl: both versions, new keys, sessions, certificates.
local tls, time = require "tls", require "time"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()
peers.certificate("client", "ca")

local acceptor = peers.listen()
local context = peers.server "tls"
context:set_alpn { "one", "two" }
context:load_verify_file "ca.pem"

-- Let s_client run with these options and this standard input while `talk` has the other end.
local function try(options, input, talk)
  local fiber = spawn(function()
    local socket = tls.socket.new(acceptor:accept(), context)
    socket:set_verify_mode "peer"
    socket:server_handshake()
    return talk(socket)
  end)
  local command = ("(%s) | openssl s_client -connect 127.0.0.1:%d -CAfile ca.pem"
    .. " -verify_return_error -servername server.test -verify_hostname server.test %s"
    .. " >out 2>&1 &"):format(input, acceptor.local_port, options)
  assert(os.execute(command) == 0)
  local results = { pcall(fiber.join, fiber) }
  return unpack(results, 2)
end

local function echo(socket)
  local text = peers.read(socket)
  socket:write_some("got " .. text)
  return text:match "%S+", socket.version, socket.alpn,
    socket.peer_certificate and socket.peer_certificate.subject or "nobody", socket.session_reused
end

print(try("-quiet -tls1_2 -alpn two", "echo hello; sleep 1", echo))
print(try("-quiet -tls1_3 -alpn two,one -cert client.pem -key client.key", "echo hello; sleep 1", echo))
-- expect: hello	TLSv1.2	two	nobody	false
-- expect: hello	TLSv1.3	one	CN=client	false

for _, version in ipairs { "-tls1_2", "-tls1_3" } do
  local function saying(socket)
    local text = peers.read(socket)
    local reused = socket.session_reused
    pcall(socket.shutdown, socket)
    return reused, text
  end
  print(try(version .. " -sess_out session", "echo a; sleep 0.5", saying))
  print(try(version .. " -sess_in session", "echo b; sleep 0.5", saying))
end
-- expect: false	a
-- expect: 
-- expect: true	b
-- expect: 
-- expect: false	a
-- expect: 
-- expect: true	b
-- expect: 

-- A command of s_client is a line that it reads alone.
local function seen(name) io.open(name, "w"):close() end
local function until_seen(name) return "until [ -e " .. name .. " ]; do sleep 0.1; done" end

-- New keys of the other side, which asks for new ones of ours; and no renegotiation.
local keys = "echo before; " .. until_seen "first" .. "; echo K; until [ -e second ]; do sleep 0.3; echo after; done"
print(try("-tls1_3", keys, function(socket)
  local parts = {}
  for i, name in ipairs { "first", "second" } do
    parts[i] = peers.read(socket):match "%S+"
    peers.write_all(socket, ("x"):rep(50000))
    seen(name)
  end
  return table.concat(parts, " ")
end))
-- expect: before after
print(try("-tls1_2", "echo before; " .. until_seen "third" .. "; echo R; " .. until_seen "fourth", function(socket)
  local text = peers.read(socket):match "%S+"
  seen "third"
  local why = peers.why(peers.read, socket)
  seen "fourth"
  return text, why
end))
-- expect: before	asio.ssl sslv3 alert handshake failure (SSL routines)
