#!/bin/sh
# SPDX-License-Identifier: MIT
# http_server_survives_garbage.sh - requests with a few bytes changed, cut or sent in pieces, get
# an answer of HTTP or none; nothing is shown that is not to be, and the server goes on.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
mkdir -p root/sub
echo hello >root/hello
echo SECRET >secret
start http_server.lua root 127.0.0.1:0
cat >garbage.lua <<'LUA'
local ip, stream = require "ip", require "stream"
local port = tonumber((...))
local seed = 4711
local function random(count)
  seed = (seed * 16807) % 2147483647
  return seed % count + 1
end
local request = "GET /sub/../hello HTTP/1.1\r\nHost: h\r\nRange: bytes=0-3\r\nConnection: keep-alive\r\n" ..
  "If-Modified-Since: Thu, 29 Feb 2024 23:59:59 GMT\r\nContent-Length: 0\r\n\r\n"
local pieces = { "\r\n", "\0", "%2e%2e", "/", "..", " ", "GET ", "HTTP/1.", "\255", ":", "%", "99999999999", "-" }
local statuses, odd = {}, 0
local function one()
  local text = request:rep(random(3))
  for _ = 1, random(6) do
    local at = random(#text)
    local piece = random(2) == 1 and pieces[random(#pieces)] or string.char(random(256) - 1)
    text = text:sub(1, at - 1) .. piece .. text:sub(at + random(4) - 1)
  end
  if random(4) == 1 then text = text:sub(1, random(#text)) end
  local socket = ip.tcp.socket.new()
  socket:connect("127.0.0.1", port)
  local answer = spawn(function()
    local ok, span = pcall(stream.read_to_end, socket)
    return ok and tostring(span) or ""
  end)
  local middle = random(#text)
  pcall(function()
    stream.write_all(socket, text:sub(1, middle))
    this_fiber.yield()
    stream.write_all(socket, text:sub(middle + 1))
    socket:shutdown "send"
  end)
  local got = answer:join()
  local status = got:match "^HTTP/1%.1 (%d%d%d) "
  if got ~= "" and not status or got:find "SECRET" then
    odd = odd + 1
    print(("%q"):format(text), ("%q"):format(got))
  end
  statuses[status or "none"] = true
  socket:close()
end
for _ = 1, 1500 do one() end
print(odd, statuses["400"], statuses["500"])
LUA
"$CELLUA" garbage.lua "$port"
"$CELLUA" --no-sandbox "$examples/fetch.lua" "http://127.0.0.1:$port/hello"
cat http_server.lua.err
# expect: 0	true	nil
# expect: hello
