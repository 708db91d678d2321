#!/bin/sh
# SPDX-License-Identifier: MIT
# The frames of the runtime do not show in a report, only what the script called.

cat >script.lua <<'END'
local function fail() error 'out of luck' end
local f = spawn(fail)
pcall(function() scope(function() f:join() end) end)
coroutine.wrap(function() spawn(fail):join() end)()
END
"$CELLUA" script.lua 2>err
echo "$?"                                              # expect: 1
grep -c 'cellua\]' err                                 # expect: 0
grep -c "in function ''" err                           # expect: 0
sed -n 1p err             # expect: cellua: script.lua:4: script.lua:1: out of luck
