#!/bin/sh
# SPDX-License-Identifier: MIT
# Where a tail call has left no function of a script, the globals tell who imports.
mkdir lib
echo "module = require './part'" >lib/init.lua
echo "return require '../last'" >lib/part.lua
echo 'x = 1' >lib/last.lua
cat >script.lua <<'END'
print(require './lib'.module._G ~= nil)
print(coroutine.wrap(function() return require './lib' end)().module ~= nil)
print(coroutine.wrap(require) './lib'._CONTEXT)
return require './never'
END
"$CELLUA" script.lua 2>err
echo $?
grep -o 'module not found' err
# expect: true
# expect: true
# expect: 
# expect: 1
# expect: module not found
