#!/bin/sh
# SPDX-License-Identifier: MIT
# What clone(2) refuses is raised, and nothing is left behind.
cat >script.lua <<'END'
local ffi = require 'ffi'
ffi.cdef 'int fcntl(int, int, ...);'
local function count()
  local count = 0
  for fd = 0, 100 do if ffi.C.fcntl(fd, 1) >= 0 then count = count + 1 end end
  return count
end
local make = { module = '.', subprocess = { newns_uts = true } }
if _CONTEXT == 'worker' then return end
spawn_vm { module = '.', subprocess = {} }:wait()
collectgarbage()
local before = count()
for _ = 1, 10 do
  local ok, why = pcall(spawn_vm, make)
  if ok or tostring(why.category) ~= 'system' or why.code ~= 1 then print(ok, why) end
end
print(count() == before)
END
[ "$(id -u)" -eq 0 ] || { "$CELLUA" script.lua; exit; }
chmod 755 . && chmod 644 script.lua
cp "$CELLUA" cellua && chmod 755 cellua
setpriv --reuid=65534 --regid=65534 --clear-groups ./cellua script.lua
# expect: true
