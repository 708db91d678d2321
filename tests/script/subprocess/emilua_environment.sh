#!/bin/sh
# SPDX-License-Identifier: MIT
# As Emilua, a process takes its colours from the variable that it was given; else, with the
# stderr of its program, what that one had decided; else it has none.
cat >script.lua <<'END'
if _CONTEXT == 'worker' then error 'on purpose' end
local system = require 'system'
for _, stderr in ipairs { 'share', system.err:dup() } do
  for _, colours in ipairs { '', '0', '1' } do
    spawn_vm { module = '.', subprocess = { stderr = stderr,
      environment = { EMILUA_COLORS = colours ~= '' and colours or nil } } }:wait()
    system.err:write_some '.\n'
  end
end
END
ln -s "$CELLUA" emilua
for colours in 0 1; do
  EMILUA_COLORS=$colours ./emilua script.lua 2>errors
  tr '\033' '#' <errors | awk '/#/ { with = 1 } /^\.$/ { print with ? "coloured" : "plain"; with = 0 }' |
    tr '\n' ' '
  echo
done
# expect: plain plain coloured plain plain coloured 
# expect: coloured plain coloured plain plain coloured 
