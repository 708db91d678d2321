#!/bin/sh
# SPDX-License-Identifier: MIT
# io.read and io.lines of standard input wait as well: others run before a line is there.

cat >script.lua <<'END'
local log = {}
local reader = spawn(function()
  local first = io.read()
  log[#log + 1] = first
  for line in io.lines() do log[#log + 1] = line end
end)
spawn(function() log[#log + 1] = 'other' end):join()
reader:join()
print(table.concat(log, ' '))
END
{ sleep 0.1; echo one; sleep 0.1; printf 'two\nthree'; } | "$CELLUA" script.lua
# expect: other one two three
