#!/bin/sh
# SPDX-License-Identifier: MIT
# fetch_from_anybody.sh - servers that say what is right but unusual, what is wrong, or too much.
# shellcheck source=tests/script/examples/tools/start.sh
. "$(dirname "$0")/tools/start.sh"
cat >server.lua <<'LUA'
local ip, stream = require "ip", require "stream"
local acceptor = ip.tcp.acceptor.new()
acceptor:open "v4"
acceptor:bind("127.0.0.1", 0)
acceptor:listen()
local head = "HTTP/1.1 200 OK\r\n"
local answers = {
  { head .. "\r\n", "up to the end\n" },
  { head .. "Content-Length: 5\r\n\r\n", "five\nand more" },
  { "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nA: b\r\n\r\n" .. head .. "Content-Length: 6\r\n\r\nlater\n" },
  { head .. "Transfer-Encoding: chunked\r\n\r\n", "3;x=y\r\nin ", "\r\n7\r\nchun", "ks\n\r\n0", "\r\nTrailer: x\r\n\r\n" },
  { "HTTP/1.1 204 No Content\r\n\r\n" },
  { head .. "content-length:4\r\nContent-Length: 4\r\n\r\nxxx\n" },
  { "H", "TTP/1.0 200\n\nbare\n" },
  { head .. "Content-Length: 10\r\n\r\nshort" },
  { head .. "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx" },
  { head .. "Content-Length: -1\r\n\r\n" },
  { head .. "Transfer-Encoding: gzip\r\n\r\n" },
  { head .. "Transfer-Encoding: chunked\r\n\r\nxyz\r\n" },
  { head .. "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n" },
  { head .. "Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n" },
  { head .. "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n" },
  { "SSH-2.0-OpenSSH\r\n" },
  { head .. ("x"):rep(100000) },
  { head .. ("a: b\r\n"):rep(101) .. "\r\n" },
  { head .. "no field\r\n\r\n" },
  { "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n" },
  { "HTTP/1.1 302 Found\r\nLocation: http://user@127.0.0.1/\r\n\r\n" },
  { "HTTP/1.1 302 Found\r\n\r\n" },
  {},
  { head .. "Content-Length: 5\r\n\r\nx", wait = true },
}
print(acceptor.local_port, #answers)
io.stdout:flush()
for _, answer in ipairs(answers) do
  local socket = acceptor:accept()
  local span, text = byte_span.new(1000), ""
  while not text:find "\r\n\r\n" do text = text .. tostring(span:first(socket:read_some(span))) end
  for _, part in ipairs(answer) do
    pcall(stream.write_all, socket, part)
    this_fiber.yield()
  end
  if answer.wait then pcall(stream.read_to_end, socket) end
  pcall(socket.shutdown, socket, "send")
  pcall(stream.read_to_end, socket)
  socket:close()
end
LUA
mkfifo said
"$CELLUA" server.lua >said &
pids=$!
read -r port count <said
while [ "$count" -gt 0 ]; do
	count=$((count - 1))
	"$CELLUA" --no-sandbox "$examples/fetch.lua" -t 0.5 "http://127.0.0.1:$port/" >out 2>err || echo "$?" >>err
	cat out
	[ ! -s err ] || sed 's/.*:[0-9]*\/: //' err | paste -s -d ' '
done
# expect: up to the end
# expect: five
# expect: later
# expect: in chunks
# expect: xxx
# expect: bare
# expect: shortthe answer ends too soon 1
# expect: the answer has two lengths 1
# expect: no length: -1 1
# expect: unknown coding: gzip 1
# expect: a chunk is wrong 1
# expect: a chunk is wrong 1
# expect: aba chunk is wrong 1
# expect: abthe answer ends too soon 1
# expect: this is no answer of HTTP/1 1
# expect: a line of the answer is too long 1
# expect: the head of the answer is wrong 1
# expect: the head of the answer is wrong 1
# expect: no URL that could be fetched: file:///etc/passwd 1
# expect: no host: user@127.0.0.1 1
# expect: 302 Found 1
# expect: the answer ends too soon 1
# expect: xnothing has come for too long 1
