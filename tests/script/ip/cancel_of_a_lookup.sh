#!/bin/sh
# SPDX-License-Identifier: MIT
# cancel_of_a_lookup.sh - who is canceled waits for a name no more, at once; others still do.
. "$(dirname "$0")/tools/net.sh"
cat >script.lua <<'END'
local ip = require "ip"
local server = require "./name_server"
local canceled = require("core_error").fiber_canceled
local socket = server.listen()
local function look_up(name)
  return spawn(function()
    local ok, results = pcall(ip.tcp.get_address_info, name .. '.test', 80)
    print(name, ok and results[1].address or results == canceled)
  end)
end
local first, second, third = look_up 'first', look_up 'second', look_up 'third'
socket:wait 'read'
first:cancel()
third:cancel()
first:join()
third:join()
local fiber = spawn(function() server.run(socket, function() return true end) end)
second:join()
fiber:cancel()
fiber:join()
END
run script.lua
# expect: first	true
# expect: third	true
# expect: second	127.0.0.9
