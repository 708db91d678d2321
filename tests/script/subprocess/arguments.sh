#!/bin/sh
# SPDX-License-Identifier: MIT
# A process has two arguments, whatever its program was given: the name that the program goes
# by, and the file of the module.
cat >script.lua <<'END'
local system = require 'system'
if _CONTEXT == 'worker' then
  print(#system.arguments, system.arguments[1], system.arguments[2]:match '[^/]*$')
  return
end
spawn_vm { module = '.', subprocess = { stdout = 'share' } }:wait()
END
"$CELLUA" script.lua one two
ln -s "$CELLUA" emilua
./emilua script.lua -- one two
# expect: 2	cellua	script.lua
# expect: 2	emilua	script.lua
