#!/bin/sh
# SPDX-License-Identifier: MIT
# net_unix.sh - local sockets: what listens was there before the script, whom it dials its
# supervisor connects to.
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "out", "err" },
fs = { read = { "$CWD/in" } },
net = { unix = { listen = { "$CWD/in/socket" }, connect = { "$CWD/in" } } },
]==]
local unix, byte_span = require "unix", require "byte_span"
local acceptor = unix.stream.listen "in/socket"
local function talk(client)
  local server, bytes = acceptor:accept(), byte_span.new(16)
  client:write_some "hello"
  print(tostring(bytes:slice(1, server:read_some(bytes))))
end
talk(unix.stream.dial "in/socket")
local client = unix.stream.socket.new()
client:connect(arg[1] .. "/in/socket")
talk(client)
local ok, why = pcall(unix.stream.dial, "other")
print(ok, (why.message:gsub("cover /.*/", "cover CWD/")))
ok, why = pcall(unix.stream.listen, "other")
print(ok, why.message)
print(pcall(unix.seqpacket.dial, "in/socket"))
print(pcall(unix.stream.dial, "in/nobody"))
END
mkdir in
"$CELLUA" script.lua "$PWD"
# expect: hello
# expect: hello
# expect: false	permission denied: net.unix.connect does not cover CWD/other (sandbox: script.lua:5)
# expect: false	permission denied: net.unix.listen does not cover other (sandbox: script.lua:5)
# expect: false	Operation not permitted
# expect: false	No such file or directory
ls in
