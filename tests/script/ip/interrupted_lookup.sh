#!/bin/sh
# SPDX-License-Identifier: MIT
# interrupted_lookup.sh - SIGINT ends the lookup of the main fiber.
. "$(dirname "$0")/tools/net.sh"
cat >script.lua <<'END'
local ip = require "ip"
local socket = require("./name_server").listen()
spawn(function()
  socket:wait 'read'
  io.popen('(sleep 0.2; kill -INT $PPID) >/dev/null &'):close() -- when no fiber runs
end)
local ok, why = pcall(ip.tcp.get_address_info, 'silent.test', 80)
print(ok, why)
END
run script.lua                              # expect: false	interrupted!
