#!/bin/sh
# SPDX-License-Identifier: MIT
# What actors of several threads report at once comes out whole.
cat >script.lua <<'END'
if _CONTEXT == 'worker' then
  local text = require 'inbox':receive()
  for _ = 1, 100 do
    spawn(function() error(text, 0) end):detach()
  end
  return
end
spawn_context_threads(3)
for _, name in ipairs { 'a', 'b', 'c', 'd' } do spawn_vm '.':send(name:rep(50)) end
END
"$CELLUA" script.lua 2>errors
grep -c -E '^cellua: in actor 0x[0-9a-f]*: in a fiber: ([a-d])\1{49}$' errors
# expect: 400
