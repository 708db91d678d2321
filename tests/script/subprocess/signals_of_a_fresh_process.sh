#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever the program ignores or blocks, a script finds no signal ignored or blocked; a guest
# does not die by writing to nobody.
cat >script.lua <<'END'
if _CONTEXT == 'worker' then
  local ffi = require 'ffi'
  ffi.cdef 'long write(int, const void *, size_t);'
  print('survives', tonumber(ffi.C.write(2, 'x', 1)), ffi.errno())
  return
end
local script = [[
  for line in io.lines '/proc/self/status' do
    local name, bits = line:match '^(Sig[BI]%a+):%s*%x*(%x%x%x%x%x%x%x%x)$'
    if name then print(name, bits) end
  end
]]
for _, mode in ipairs { 'fork', 'exec' } do
  local process = spawn_vm { module = '.', subprocess = {
    stdout = 'share', init = script, spawn_mode = mode } }
  process:wait()
end
END
trap '' USR1 TERM PIPE CHLD
"$CELLUA" script.lua
# expect: SigBlk	00000000
# expect: SigIgn	00000000
# expect: survives	-1	32
# expect: SigBlk	00000000
# expect: SigIgn	00000000
# expect: survives	-1	32
