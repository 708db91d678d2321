# SPDX-License-Identifier: MIT
# curl fetches a page from a server of ours, and refuses one that it need not trust.
command -v curl >/dev/null || exit 77
here=${0%/*}
cat >serve.lua <<END
local tls, stream = require "tls", require "stream"
local peers = dofile("$here/lib/peers.lua")
peers.certificates()
local acceptor, context = peers.listen(), peers.server()
context:set_alpn { "http/1.1" }
local port = assert(io.open("port.new", "w"))
port:write(acceptor.local_port)
port:close()
os.rename("port.new", "port")
for _ = 1, 2 do
  local socket = tls.socket.new(acceptor:accept(), context)
  if pcall(socket.server_handshake, socket) then
    peers.read(socket)
    stream.write_all(socket, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" .. ("x"):rep(100000))
    pcall(socket.shutdown, socket)
  end
  socket:close()
end
END
"$CELLUA" serve.lua &
while ! test -e port; do sleep 0.05; done
url=https://server.test:$(cat port)/ to=server.test:$(cat port):127.0.0.1
curl -s --cacert ca.pem --resolve "$to" "$url" | wc -c     # expect: 100000
curl -s --resolve "$to" "$url"; echo $?                    # expect: 60
wait
