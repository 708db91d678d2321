#!/bin/sh
# SPDX-License-Identifier: MIT
# canceled.sh - who waits for a connection that never comes can be canceled, or close the socket,
# and nothing goes on behind that.
cat >launch.lua <<'END'
local h = require "hostile"
local _, port = h.listen(1, 8)
h.exec(os.getenv "ESCAPE", "--allow-connect=tcp:127.0.0.1:" .. port, "attempt.lua", tostring(port))
END
cat >attempt.lua <<'END'
local ip, time, port = require "ip", require "time", tonumber(arg[1])
local here, connected, held = ip.address.new "127.0.0.1", 0, {}
local function connect(i)
  held[i] = ip.tcp.socket.new()
  local ok, why = pcall(held[i].connect, held[i], here, port)
  if ok then connected = connected + 1 else return tostring(why) end
end
-- nobody accepts, so the last ones wait
local fibers = {}
for i = 1, 12 do fibers[i] = spawn(function() return connect(i) end) end
local last
repeat
  last = connected
  time.sleep(0.5)
until connected > 0 and connected == last
print(connected < 12)
local one = spawn(function() return connect(13) end)
time.sleep(0.1)
held[13]:close()
print(one:join())
local other = spawn(function()
  held[14] = ip.tcp.socket.new()
  held[14]:connect(here, port)
end)
time.sleep(0.1)
other:interrupt()
other:join()
print(other.interruption_caught)
for i = 1, 12 do fibers[i]:interrupt() end
for i = 1, 12 do pcall(fibers[i].join, fibers[i]) end
END
"$ESCAPE" launch.lua
# expect: true
# expect: Operation canceled
# expect: true
