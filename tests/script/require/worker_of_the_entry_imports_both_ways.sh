#!/bin/sh
# SPDX-License-Identifier: MIT
# The entry script is no leaf in a worker either; there its neighbours may be "../" as
# well.
echo 'from = "near"' >near.lua
cat >script.lua <<'END'
local inbox = require 'inbox'
if _CONTEXT == 'main' then
  local channel = spawn_vm '.'
  channel:send(inbox)
  for _ = 1, 3 do print(inbox:receive()) end
  return
end
local answer = inbox:receive()
answer:send(require './near'.from)
answer:send(require '../near'.from)
answer:send(tostring(select(2, pcall(require, '../../near'))))
END
"$CELLUA" script.lua
# expect: near
# expect: near
# expect: a module cannot be imported from above the import root
