-- SPDX-License-Identifier: MIT
-- peers.lua - certificates in the working directory, and both ends of connections.
local tls, ip = require "tls", require "ip"
local peers = {}

local function run(format, ...)
  local status = os.execute("exec 2>/dev/null </dev/null; " .. format:format(...))
  if status ~= 0 then os.exit(77) end
end

local EC = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"

-- An authority, whose certificate is NAME.pem and whose key NAME.key.
function peers.authority(name)
  run("openssl req -x509 %s -keyout %s.key -out %s.pem -subj /CN=%s -days 2", EC, name, name, name)
end

-- The same of who is not one, signed by one; `names` is a subjectAltName.
function peers.certificate(name, authority, names, days)
  run("openssl req %s -keyout %s.key -out %s.csr -subj /CN=%s", EC, name, name, name)
  local file = assert(io.open(name .. ".ext", "w"))
  file:write("basicConstraints=CA:FALSE\n", names and "subjectAltName=" .. names or "")
  file:close()
  run("openssl x509 -req -in %s.csr -CA %s.pem -CAkey %s.key -CAcreateserial -days %d"
    .. " -extfile %s.ext -out %s.pem", name, authority, authority, days or 2, name, name)
end

-- ca.pem and server.pem, for server.test, localhost and 127.0.0.1.
function peers.certificates()
  peers.authority "ca"
  peers.certificate("server", "ca", "DNS:server.test,DNS:localhost,IP:127.0.0.1")
end

function peers.server(method, name)
  local context = tls.context.new(method or "tls_server")
  context:use_certificate_chain_file((name or "server") .. ".pem")
  context:use_private_key_file((name or "server") .. ".key", "pem")
  return context
end

function peers.client(method)
  local context = tls.context.new(method or "tls_client")
  context:load_verify_file "ca.pem"
  return context
end

function peers.listen()
  return ip.tcp.listen("127.0.0.1", 0)
end

function peers.connect(port)
  local socket = ip.tcp.socket.new()
  socket:connect(ip.address.new "127.0.0.1", port)
  return socket
end

-- Two ends of a connection of TCP.
function peers.transports()
  local acceptor = peers.listen()
  local one = peers.connect(acceptor.local_port)
  local other = acceptor:accept()
  acceptor:close()
  return one, other
end

-- Two ends with their hands shaken: the client's and the server's. `prepare` may change the
-- client's before.
function peers.pair(client, server, prepare)
  local one, other = peers.transports()
  one = tls.socket.new(one, client or peers.client())
  other = tls.socket.new(other, server or peers.server())
  one:set_server_name "server.test"
  if prepare then prepare(one, other) end
  local fiber = spawn(function() other:server_handshake() end)
  one:client_handshake()
  fiber:join()
  return one, other
end

function peers.read(socket, size)
  local room = byte_span.new(size or 4096)
  return tostring(room:first(socket:read_some(room)))
end

-- Everything up to the end.
function peers.read_all(socket)
  local parts, room = {}, byte_span.new(65536)
  while true do
    local ok, count = pcall(socket.read_some, socket, room)
    if not ok then return table.concat(parts), count end
    parts[#parts + 1] = tostring(room:first(count))
  end
end

function peers.write_all(socket, text)
  local done = 0
  while done < #text do
    done = done + socket:write_some(text:sub(done + 1, done + 65536))
  end
end

-- What an error says.
function peers.why(call, ...)
  local ok, why = pcall(call, ...)
  if ok then return "no error" end
  if type(why) == "string" then return why end
  return ("%s %s%s"):format(why.category, why, why.verify and ": " .. why.verify or "")
end

-- A program that runs beside us; stop() ends it.
function peers.start(command)
  local pipe = io.popen(("exec 3<&0; %s & echo $!"):format(command))
  local pid = pipe:read "*l"
  return function()
    os.execute(("kill %s 2>/dev/null"):format(pid))
    pipe:close()
  end
end

return peers
