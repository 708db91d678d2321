#!/bin/sh
# SPDX-License-Identifier: MIT
# confined_lookup.sh - where no thread can be made names are found all the same: services in the
# file, if it may be read, and hosts by the supervisor. Addresses have no names.
. "$(dirname "$0")/tools/net.sh"
cat >script.lua <<'END2'
local ip = require "ip"
print(require("sandbox").status().confined)
print(pcall(ip.tcp.get_address_info, 'two.test', 'no_such_service'))
local found = ip.tcp.get_address_info('two.test', 'greeting')[1]
print(found.address, found.port)
print(ip.tcp.get_name_info(found.address, found.port)[1].host_name)
END2
run --sandbox --allow-read=/etc --allow-connect=tcp:two.test:4711 --allow-connect=tcp:127.0.0.0/8:4711 script.lua
# expect: true
# expect: false	Servname not supported for ai_socktype
# expect: 127.0.0.2	4711
# expect: 127.0.0.2
