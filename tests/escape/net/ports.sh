#!/bin/sh
# SPDX-License-Identifier: MIT
# ports.sh - a rule is of its port, of its protocol and of its host; and another part's rules are
# that part's.
# layers: broker
cat >launch.lua <<'END2'
local h = require "hostile"
local _, port = h.listen(1)
local policy = io.open("policy.lua", "w")
policy:write(([[{ version = 1, main = { stdio = { "out", "err" }, fs = { read = { "$SCRIPT_DIR" } },
  spawn = { "other" }, net = { connect = { "tcp:127.0.0.1:1-%d", "tcp:127.0.0.1:%d-65535", "tcp:127.0.0.2:*" } } },
  actors = { other = { module = "other", net = { connect = { "tcp:127.0.0.1:%d" } } } } }]]):format(port - 1, port + 1, port))
policy:close()
h.exec(os.getenv "ESCAPE", "--policy", "policy.lua", "attempt.lua", tostring(port))
END2
cat >attempt.lua <<'END2'
local ip, port = require "ip", tonumber(arg[1])
local socket = ip.tcp.socket.new()
local ok, why = pcall(socket.connect, socket, ip.address.new "127.0.0.1", port)
print(ok and "connected" or "refused")
END2
echo >other.lua
"$ESCAPE" launch.lua   # expect: refused
