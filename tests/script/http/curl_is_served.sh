#!/bin/sh
# SPDX-License-Identifier: MIT
# curl_is_served.sh - curl gets what it asks for: bodies both ways, 100, HEAD, HTTP/1.0, one
# connection for several requests.
command -v curl >/dev/null || exit 77
cat >server.lua <<'LUA'
local http, ip = require "http", require "ip"
local acceptor = ip.tcp.acceptor.new()
acceptor:open "v4"
acceptor:bind("127.0.0.1", 0)
acceptor:listen()
print(acceptor.local_port)
io.stdout:flush()
local connections = 0
local function serve(socket)
  local req, res = http.request.new(), http.response.new()
  connections = connections + 1
  local number = connections
  while socket.is_open do
    if not pcall(socket.read_request, socket, req) then break end
    if http.request.continue_required(req) then socket:write_response_continue() end
    while socket.read_state ~= "finished" do socket:read_some(req) end
    res.reason = "OK"
    res.headers = { ["x-connection"] = tostring(number) }
    res.body = req.method .. " " .. #req.body .. " " .. req.target .. "\n"
    if req.target == "/chunks" then
      res.headers["x-chunks"] = "yes"
      socket:write_response_metadata(res)
      for i = 1, 3 do
        res.body = "chunk " .. i .. "\n"
        socket:write(res)
      end
      socket:write_end_of_message()
    else
      socket:write_response(res)
    end
  end
  socket:close()
end
spawn(function()
  while true do
    local socket = http.socket.new(acceptor:accept())
    spawn(function() serve(socket) end):detach()
  end
end)
LUA
"$CELLUA" server.lua >port &
server=$!
trap 'kill $server' EXIT
while ! [ -s port ]; do sleep 0.05; done
url=http://127.0.0.1:$(cat port)
head -c 300000 /dev/zero >zeros
curl -sS "$url/a" "$url/b"
# expect: GET 0 /a
# expect: GET 0 /b
curl -sS -o /dev/null -w '%{http_code} %header{x-connection}\n' "$url/a"  # expect: 200 2
curl -sS --data-binary @zeros "$url/big"          # expect: POST 300000 /big
curl -sS -H 'Transfer-Encoding: chunked' --data-binary @zeros "$url/big"  # expect: POST 300000 /big
curl -sS -H 'Expect: 100-continue' --data-binary @zeros "$url/c"  # expect: POST 300000 /c
curl -sS --http1.0 --data-binary abc "$url/old"   # expect: POST 3 /old
curl -sS -I "$url/head" | tr -d '\r' | grep length # expect: content-length: 13
curl -sS "$url/chunks"
# expect: chunk 1
# expect: chunk 2
# expect: chunk 3
