#!/bin/sh
# SPDX-License-Identifier: MIT
# dial_takes_families_in_turns.sh - the second address that is tried is of the other family.
. "$(dirname "$0")/tools/net.sh"
cat >etc/hosts <<'END'
127.0.0.1 localhost
127.0.0.2 many.test
127.0.0.3 many.test
127.0.0.4 many.test
::1 many.test
END
cat >script.lua <<'END'
local ip = require "ip"
local tools = require "./black_hole"
local results = ip.tcp.get_address_info('many.test', 4000)
local first, kept = results[1].address, {}
local open = 0
for i, result in ipairs(results) do
  local address = result.address
  if address.is_v4 == first.is_v4 then
    kept[i] = { tools.black_hole(address, 4000) }
  else
    kept[i] = ip.tcp.listen(address, 4000)
    open = open + 1
  end
end
local socket = ip.tcp.dial('many.test', 4000)
print(#results, open < #results, socket.remote_address.is_v4 ~= first.is_v4)
END
run script.lua
# expect: 4	true	true
