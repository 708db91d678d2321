#!/bin/sh
# SPDX-License-Identifier: MIT
# "share" is what the program has at that place now, which may have been put there later.
cat >script.lua <<'END'
if _CONTEXT == 'worker' then
  print('stdin is', io.read())
  io.stdout:flush()
  io.stderr:write 'on stderr\n'
  return
end
local system = require 'system'
local function run()
  spawn_vm { module = '.', subprocess = {
    stdin = 'share', stdout = 'share', stderr = 'share' } }:wait()
end
run()
local input, output = require 'pipe'.pair()
output:write_some 'another\n'
local handle, out = input:release(), system.out:dup()
system.in_:dup_from(handle)
system.err:dup_from(out)
run()
END
echo first | "$CELLUA" script.lua 2>errors
cat errors
# expect: stdin is	first
# expect: stdin is	another
# expect: on stderr
# expect: on stderr
