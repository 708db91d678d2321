#!/bin/sh
# SPDX-License-Identifier: MIT
# The process fails when its master fails, and not when another actor does.
cat >script.lua <<'END'
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  inbox:receive()
  error 'on purpose'
end
local channel = spawn_vm { module = '.', new_master = arg[1] == 'give' }
channel:send 'go'
if arg[2] == 'fail' then error 'the first' end
END
for heir in give keep; do
  for first in fail end; do
    "$CELLUA" script.lua "$heir" "$first" 2>errors
    echo "$heir $first $? $(grep -c 'on purpose' errors)"
  done
done
# expect: give fail 1 1
# expect: give end 1 1
# expect: keep fail 1 1
# expect: keep end 0 1
