#!/bin/sh
# SPDX-License-Identifier: MIT
# dial_falls_over.sh - where nobody listens the next address of a name is tried.
. "$(dirname "$0")/tools/net.sh"
cat >script.lua <<'END'
local ip, time = require "ip", require "time"
local tools = require "./black_hole"
pcall(ip.tcp.dial, 'two.test', 4000) -- from here on there are a ring and a thread
local function try(name, address)
  local acceptor = ip.tcp.listen(address, 4000)
  local before = tools.descriptors()
  local socket = ip.tcp.dial(name, 4000)
  -- who has lost the race may still be on its way out
  while tools.descriptors() - before > 1 do time.sleep(0.01) end
  print(socket.remote_address, tools.descriptors() - before)
  socket:close()
  acceptor:close()
end
try('two.test', '127.0.0.2')
try('two.test', '127.0.0.3')
try('both.test', '127.0.0.2')
try('both.test', '::1')
local before = tools.descriptors()
print(pcall(ip.tcp.dial, 'both.test', 4000))
while tools.descriptors() > before do time.sleep(0.01) end
print(tools.descriptors() - before)
END
run script.lua
# expect: 127.0.0.2	1
# expect: 127.0.0.3	1
# expect: 127.0.0.2	1
# expect: ::1	1
# expect: false	Connection refused
# expect: 0
