#!/bin/sh
# SPDX-License-Identifier: MIT
# An actor gets the text that the process read first, whatever has become of the file.
echo 'version = 1' >near.lua
cat >script.lua <<'END'
local inbox = require 'inbox'
if _CONTEXT == 'worker' then
  inbox:receive():send(require './near'.version)
  return
end
print(require './near'.version)
local file = assert(io.open('near.lua', 'w'))
file:write 'version = 2'
file:close()
spawn_vm '.':send(inbox)
print(inbox:receive())
os.remove 'near.lua'
os.remove(arg[0])
spawn_vm '.':send(inbox)
print(inbox:receive())
END
"$CELLUA" script.lua
# expect: 1
# expect: 1
# expect: 1
