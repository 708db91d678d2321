#!/bin/sh
# SPDX-License-Identifier: MIT
# A signal that was blocked when the program started arrives.
ln -s "$CELLUA" emilua
cat >block.lua <<'END'
local ffi = require 'ffi'
ffi.cdef [[
  int sigfillset(void *), sigprocmask(int, const void *, void *);
  int execl(const char *, const char *, ...);
]]
local all = ffi.new 'char[128]'
ffi.C.sigfillset(all)
ffi.C.sigprocmask(0, all, nil)
ffi.C.execl('./emilua', './emilua', 'entry.lua', ffi.cast('char *', nil))
END
cat >entry.lua <<'END'
local ffi = require 'ffi'
ffi.cdef 'int getpid(void); int kill(int, int);'
ffi.C.kill(ffi.C.getpid(), 15)
print 'not reached'
END
"$CELLUA" block.lua
echo $?                         # expect: 143
