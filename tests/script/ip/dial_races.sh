#!/bin/sh
# SPDX-License-Identifier: MIT
# dial_races.sh - an address that does not answer holds up a name for a moment only; whoever
# came too late is gone.
. "$(dirname "$0")/tools/net.sh"
cat >script.lua <<'END'
local ip = require "ip"
local tools = require "./black_hole"
local results = ip.tcp.get_address_info('both.test', 4000)
local hole, filler = tools.black_hole(results[1].address, 4000)
local acceptor = ip.tcp.listen(results[2].address, 4000)
local before = tools.descriptors()
local socket = ip.tcp.dial('both.test', 4000)
print(#results, socket.remote_address == results[2].address)
print(tools.descriptors() - before)
END
run script.lua
# expect: 2	true
# expect: 1
