#!/bin/sh
# SPDX-License-Identifier: MIT
# "." is the file of the function that calls spawn_vm, not of the script that calls that.
mkdir lib
cat >lib/init.lua <<'END'
if _CONTEXT == 'worker' then
  require('inbox'):receive():send 'lib'
  return
end
function start()
  local channel = spawn_vm '.'
  return channel
end
function start_by_tail_call() return spawn_vm '.' end
function start_protected() return select(2, pcall(spawn_vm, '.')) end
END
cat >script.lua <<'END'
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  inbox:receive():send 'script'
  return
end
local lib = require './lib'
for _, start in ipairs { lib.start, lib.start_protected } do
  start():send(inbox)
  print(inbox:receive())
end
local channel = lib.start_by_tail_call()
channel:send(inbox)
inbox:receive()
END
"$CELLUA" script.lua
# expect: lib
# expect: lib
