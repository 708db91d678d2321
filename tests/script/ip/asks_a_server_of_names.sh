#!/bin/sh
# SPDX-License-Identifier: MIT
# asks_a_server_of_names.sh - while one fiber waits for a name, others run: even the server.
. "$(dirname "$0")/tools/net.sh"
cat >script.lua <<'END'
local ip = require "ip"
local server = require "./name_server"
local socket = server.listen()
local fiber = spawn(function()
  server.run(socket, function(name) return name == 'known.test' end)
end)
local function show(...)
  local ok, results = pcall(...)
  if ok then
    print(#results, results[1].address, results[1].port, results[1].canonical_name)
  else
    print(tostring(results.category), results.code)
  end
end
show(ip.tcp.get_address_info, 'known.test', 80, { 'canonical_name' })
show(ip.tcp.get_address_info, 'unknown.test', 80)
fiber:cancel()
fiber:join()
END
run script.lua
# expect: 1	127.0.0.9	80	known.test
# expect: asio.netdb	1
