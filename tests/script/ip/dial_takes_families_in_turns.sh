#!/bin/sh
# SPDX-License-Identifier: MIT
# dial_takes_families_in_turns.sh - the second address that is tried is of the other family.
more_addresses='fd00::1/128 fd00::2/128 10.0.0.1/32'
. "$(dirname "$0")/tools/net.sh"
cat >etc/hosts <<'END'
fd00::1 many.test
fd00::2 many.test
10.0.0.1 many.test
END
cat >script.lua <<'END'
local ip = require "ip"
local tools = require "./black_hole"
local results, kept = ip.tcp.get_address_info('many.test', 4000), {}
for i, result in ipairs(results) do
  print(result.address.is_v6)
  kept[i] = i == 1 and { tools.black_hole(result.address, 4000) }
    or ip.tcp.listen(result.address, 4000)
end
print(ip.tcp.dial('many.test', 4000).remote_address)
END
run script.lua
# expect: true
# expect: true
# expect: false
# expect: 10.0.0.1
