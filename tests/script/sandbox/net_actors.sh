#!/bin/sh
# SPDX-License-Identifier: MIT
# net_actors.sh - each part has what the policy says of it: whose request it is is known, and what
# listens for an actor does so for each process of it.
cat >policy.lua <<'END'
{ version = 1, main = { stdio = { "out", "err" }, fs = { read = { "$SCRIPT_DIR" } }, spawn = { "talks", "serves", "none" },
    net = { connect = { "tcp:127.0.0.1:*" } } },
  actors = {
    talks = { module = "talks", stdio = { "out" }, net = { connect = { "tcp:127.0.0.3:*" } } },
    none = { module = "./talks", stdio = { "out" } },
    serves = { module = "serves", stdio = { "out" }, net = { listen = { "tcp:127.0.0.1:0" } } } } }
END
cat >talks.lua <<'END'
local ip, inbox = require "ip", require "inbox"
local message = inbox:receive()
for _, host in ipairs { "127.0.0.1", "127.0.0.3" } do
  local socket = ip.tcp.socket.new()
  local ok, why = pcall(socket.connect, socket, host, message.port)
  print(message.who, host, ok or why.message or tostring(why))
end
io.stdout:flush() -- it ends with who started it
message.done:send "done"
END
cat >serves.lua <<'END'
local ip, inbox = require "ip", require "inbox"
local acceptor = ip.tcp.acceptor.new()
acceptor:open "v4"
acceptor:bind(ip.address.new "127.0.0.1", 0)
local back = inbox:receive()
back:send(acceptor.local_port)
acceptor:accept():write_some "served"
END
cat >main.lua <<'END'
local ip, inbox, byte_span = require "ip", require "inbox", require "byte_span"
local here = ip.address.new "127.0.0.1"
local first, second = spawn_vm { actor = "serves" }, spawn_vm { actor = "serves" }
first:send(inbox)
second:send(inbox)
local port = inbox:receive()
print(port == inbox:receive())
for _ = 1, 2 do
  local socket, bytes = ip.tcp.socket.new(), byte_span.new(16)
  socket:connect(here, port)
  print(tostring(bytes:slice(1, socket:read_some(bytes))))
end
local socket = ip.tcp.socket.new()
print(pcall(socket.connect, socket, "127.0.0.3", port))
local function have(who, policy)
  local actor = spawn_vm { actor = who, policy = policy }
  actor:send { port = 1, who = who .. (policy and " less" or ""), done = inbox }
  inbox:receive()
end
have "talks"
have "none"
have("talks", { net = { connect = { "tcp:127.0.0.3:2" } } })
END
"$CELLUA" --policy policy.lua main.lua | sort
# expect: false	Permission denied
# expect: none	127.0.0.1	permission denied: net.connect does not cover tcp:127.0.0.1:1 (sandbox: policy.lua)
# expect: none	127.0.0.3	permission denied: net.connect does not cover tcp:127.0.0.3:1 (sandbox: policy.lua)
# expect: served
# expect: served
# expect: talks	127.0.0.1	permission denied: net.connect does not cover tcp:127.0.0.1:1 (sandbox: policy.lua:4)
# expect: talks	127.0.0.3	Connection refused
# expect: talks less	127.0.0.1	permission denied: net.connect does not cover tcp:127.0.0.1:1 (sandbox: policy.lua:4)
# expect: talks less	127.0.0.3	permission denied: net.connect does not cover tcp:127.0.0.3:1 (sandbox: spawn_vm:1)
# expect: true
