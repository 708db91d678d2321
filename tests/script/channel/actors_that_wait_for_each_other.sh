#!/bin/sh
# SPDX-License-Identifier: MIT
# Two actors that can send to each other and only receive keep the process alive.
cat >script.lua <<'END'
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  local other = inbox:receive()
  print 'waits'
  io.stdout:flush()
  inbox:receive()
  print 'never'
end
local one, two = spawn_vm '.', spawn_vm '.'
one:send(two)
two:send(one)
END
"$CELLUA" script.lua >out 2>errors &
until [ "$(wc -l <out)" -ge 2 ]; do sleep 0.01; done
if kill -0 $! 2>errors; then echo 'lives on'; fi
kill -KILL $!
wait $! 2>errors
cat out
# expect: lives on
# expect: waits
# expect: waits
