#!/bin/sh
# SPDX-License-Identifier: MIT
# The master may hand its role on, once, and the new one too; others may not.
cat >script.lua <<'END'
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  local ok, first = pcall(inbox.receive, inbox)
  if ok then
    local function heir() return spawn_vm { module = '.', new_master = true } end
    first.boss:send { (pcall(heir)), (pcall(heir)) }
  end
  return
end
for _, given in ipairs { false, true } do
  local channel = spawn_vm { module = '.', new_master = given }
  channel:send { boss = inbox }
  print(given, unpack(inbox:receive()))
end
print(pcall(spawn_vm, { module = '.', new_master = true }))
END
"$CELLUA" script.lua 2>/dev/null
echo "status $?"
# expect: false	false	false
# expect: true	true	false
# expect: false	Operation not permitted
# expect: status 0
