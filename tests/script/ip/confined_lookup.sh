#!/bin/sh
# SPDX-License-Identifier: MIT
# confined_lookup.sh - where no thread can be made names are found all the same.
. "$(dirname "$0")/tools/net.sh"
cat >script.lua <<'END'
local ip = require "ip"
print(require("sandbox").status().confined)
print(ip.tcp.get_address_info('two.test', 'greeting')[1].address)
print(ip.tcp.get_name_info(ip.address.new '127.0.0.3', 4711)[1].host_name)
print(pcall(ip.tcp.get_address_info, 'two.test', 'no_such_service'))
END
run --sandbox --allow-read=/etc script.lua
# expect: true
# expect: 127.0.0.2
# expect: two.test
# expect: false	Servname not supported for ai_socktype
