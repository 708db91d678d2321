#!/bin/sh
# SPDX-License-Identifier: MIT
# peer_that_is_gone.sh - keep_alive finds a peer that says nothing any more, also for who waits.
how=-n
[ "$(id -u)" -eq 0 ] || how=-Urn
command -v ip >/dev/null || exit 77
unshare $how ip link set lo up 2>/dev/null || exit 77
cat >script.lua <<'LUA'
local net = require "/net"
local one, other = net.pair()
one:set_option("keep_alive", true)
one:set_option("keep_alive_idle", 1)
one:set_option("keep_alive_interval", 1)
one:set_option("keep_alive_count", 2)
local reader = spawn(function() return net.try(one.read_some, one, byte_span.new(1)) end)
local waiter = spawn(function() return net.try(one.wait, one, "error") end)
net.settle()
os.execute "ip link set lo down"
local why = reader:join()
print(why == "system 110" or why == "system 113" or why)
print(waiter:join())
LUA
cp "$(dirname "$0")/tools/net.lua" .
unshare $how sh -c 'ip link set lo up && exec "$@"' sh "$CELLUA" script.lua
# expect: true
# expect: nothing
