-- SPDX-License-Identifier: MIT
-- A client of ours and the program openssl as its server.
local tls, time = require "tls", require "time"
local peers = dofile(arg[0]:match ".*/" .. "lib/peers.lua")
peers.certificates()
peers.certificate("client", "ca")

local function free_port()
  local acceptor = peers.listen()
  local port = acceptor.local_port
  acceptor:close()
  return port
end

local function dial(port, context)
  for _ = 1, 100 do
    local ok, socket = pcall(tls.dial, "localhost:" .. port, context)
    if ok then return socket end
    if tostring(socket) ~= "Connection refused" then error(socket) end
    time.sleep(0.05)
  end
end

local function with(options, call)
  local port = free_port()
  local stop = peers.start(("openssl s_server -accept 127.0.0.1:%d -cert server.pem"
    .. " -key server.key -CAfile ca.pem %s >out 2>&1"):format(port, options))
  local ok, why = pcall(call, port)
  stop()
  if not ok then error(why, 0) end
end

for _, version in ipairs { "-tls1_2", "-tls1_3" } do
  with("-rev -alpn two " .. version, function(port)
    local context = peers.client()
    context:set_alpn { "one", "two" }
    for _ = 1, 2 do
      local socket = dial(port, context)
      socket:write_some "olleh\n"
      print(peers.read(socket):match "%S+", socket.version, socket.alpn, socket.session_reused)
      socket:close()
    end
    print(peers.why(tls.dial, "127.0.0.2:" .. port, context):match ": .*" or "refused")
  end)
end
-- expect: hello	TLSv1.2	two	false
-- expect: hello	TLSv1.2	two	true
-- expect: refused
-- expect: hello	TLSv1.3	two	false
-- expect: hello	TLSv1.3	two	true
-- expect: refused

-- A server that wants a certificate.
with("-www -Verify 1 -verify_return_error", function(port)
  local context = peers.client()
  context:use_certificate_file("client.pem", "pem")
  context:use_private_key_file("client.key", "pem")
  local socket = dial(port, context)
  socket:write_some "GET / HTTP/1.0\r\n\r\n"
  print((peers.read_all(socket):match "Subject: [^\n]*"))     -- expect: Subject: CN=client
  socket:close()
  socket = dial(port, peers.client())
  if socket then
    socket:write_some "GET / HTTP/1.0\r\n\r\n"
    local _, why = peers.read_all(socket)
    print(why)      -- expect: tlsv13 alert certificate required (SSL routines)
  end
end)

-- A page of some size, and the word at the end.
os.execute "head -c 300000 /dev/urandom >page"
with("-HTTP", function(port)
  local socket = dial(port, peers.client())
  socket:write_some "GET /page HTTP/1.0\r\n\r\n"
  local text, why = peers.read_all(socket)
  print(text:sub(-300000) == io.open("page"):read "*a", why)  -- expect: true	end of file
end)
