#!/bin/sh
# SPDX-License-Identifier: MIT
# dial_raises_the_last_error.sh - when all addresses fail, why is what was said of the last.
. "$(dirname "$0")/tools/net.sh"
echo '2001:db8::1 far.test' >>etc/hosts
echo '127.0.0.2 far.test' >>etc/hosts
cat >script.lua <<'END'
local ip = require "ip"
local results = ip.tcp.get_address_info('far.test', 4000)
print(results[1].address, results[2].address)
print(pcall(ip.tcp.dial, 'far.test', 4000))
print(pcall(ip.connect, ip.tcp.socket.new(), results))
END
run script.lua
# expect: 127.0.0.2	2001:db8::1
# expect: false	Network is unreachable
# expect: false	Network is unreachable
