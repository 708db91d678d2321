#!/bin/sh
# SPDX-License-Identifier: MIT
# SIGINT ends the wait for a receiver that is full, also where nothing else could run.
cat >receiver.lua <<'END'
local unix = require "unix"
local s = unix.datagram.socket.new()
s:open()
s:bind "receiver"
print "ready"
io.stdout:flush()
io.read "*a"
END
cat >sender.lua <<'END'
io.stdout:setvbuf "no"
local unix = require "unix"
local s = unix.datagram.socket.new()
s:open()
print(pcall(function()
  while true do
    s:send_to("x", "receiver")
    if io.open "full" == nil then io.open("full", "w"):close() end
  end
end))
END
mkfifo gate
"$CELLUA" receiver.lua <gate >ready &
exec 3>gate
while [ ! -s ready ]; do sleep 0.01; done
env --default-signal=INT "$CELLUA" sender.lua &
sender=$!
while [ ! -e full ]; do sleep 0.01; done
sleep 0.2
kill -INT "$sender"
wait "$sender"
# expect: false	interrupted!
exec 3>&-
wait
