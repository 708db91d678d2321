#!/bin/sh
# SPDX-License-Identifier: MIT
# nginx_is_asked.sh - a client gets files of nginx: by length, in parts, by HEAD, without a
# body, several at once, and one that is not there.
nginx=$(command -v nginx || ls /usr/sbin/nginx 2>/dev/null) || exit 77
cat >port.lua <<'LUA'
local acceptor = require "ip".tcp.acceptor.new()
acceptor:open "v4"
acceptor:bind("127.0.0.1", 0)
print(acceptor.local_port)
LUA
port=$("$CELLUA" port.lua)
mkdir files && head -c 200000 /dev/zero | tr '\0' x >files/big && echo hello >files/small
cat >nginx.conf <<CONF
$([ "$(id -u)" -ne 0 ] || echo 'user root;')
daemon off; master_process off; pid $PWD/pid; error_log $PWD/errors;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path $PWD/1; proxy_temp_path $PWD/2;
  fastcgi_temp_path $PWD/3; uwsgi_temp_path $PWD/4; scgi_temp_path $PWD/5;
  server {
    listen 127.0.0.1:$port; root $PWD/files;
    location /gone { return 204; }
    location /zipped { alias $PWD/files/big; gzip on; gzip_types *; }
  }
}
CONF
"$nginx" -e errors -c "$PWD/nginx.conf" 2>/dev/null &
server=$!
trap 'kill $server' EXIT
cat >client.lua <<'LUA'
local http, ip = require "http", require "ip"
local time = require "time"
local socket
for _ = 1, 200 do
  socket = ip.tcp.socket.new()
  if pcall(socket.connect, socket, ip.address.new "127.0.0.1", tonumber(arg[1])) then break end
  socket:close()
  time.sleep(0.05)
end
local client = http.socket.new(socket)
local req, res = http.request.new(), http.response.new()
req.headers.host = "localhost"
local function ask(method, target, fields)
  req.method, req.target = method, target
  req.headers = { host = "localhost" }
  for name, value in pairs(fields or {}) do req.headers[name] = value end
  client:write_request(req)
end
local function answer()
  client:read_response(res)
  while client.read_state ~= "empty" do client:read_some(res) end
  print(res.status, res.reason, res.status == 404 or #res.body, client.is_open)
end
ask("GET", "/small") answer()
ask("GET", "/big") answer()
ask("HEAD", "/big") answer()
ask("GET", "/gone") answer()
ask("GET", "/missing") answer()
ask("GET", "/big", { range = "bytes=1-10" }) answer()
ask("GET", "/zipped", { ["accept-encoding"] = "gzip" }) client:read_response(res)
print(res.headers["transfer-encoding"], res.headers["content-encoding"])
while client.read_state ~= "empty" do client:read_some(res) end
print(#res.body < 10000, client.is_open)
for _ = 1, 3 do ask("GET", "/small") end
for _ = 1, 3 do answer() end
ask("GET", "/small", { connection = "close" }) answer()
LUA
"$CELLUA" client.lua "$port"
# expect: 200	OK	6	true
# expect: 200	OK	200000	true
# expect: 200	OK	0	true
# expect: 204	No Content	0	true
# expect: 404	Not Found	true	true
# expect: 206	Partial Content	10	true
# expect: chunked	gzip
# expect: true	true
# expect: 200	OK	6	true
# expect: 200	OK	6	true
# expect: 200	OK	6	true
# expect: 200	OK	6	false
