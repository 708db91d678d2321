#!/bin/sh
# SPDX-License-Identifier: MIT
# The error of a module comes through unchanged: nil, false, and what else ends only
# fibers.
echo 'error()' >nothing.lua
echo 'error(false)' >wrong.lua
echo 'error(require "core_error".fiber_canceled)' >canceled.lua
echo 'error "at a line"' >text.lua
cat >script.lua <<'END'
for _ = 1, 2 do
  print(pcall(require, './nothing'))
  print(pcall(require, './wrong'))
  print(pcall(require, './canceled'))
  print((select(2, pcall(require, './text')):gsub('^.*/', '')))
end
END
"$CELLUA" script.lua
# expect: false	nil
# expect: false	false
# expect: false	the fiber was canceled
# expect: text.lua:1: at a line
# expect: false	nil
# expect: false	false
# expect: false	the fiber was canceled
# expect: text.lua:1: at a line
