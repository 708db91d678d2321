#!/bin/sh
# SPDX-License-Identifier: MIT
# Relative elements mean the directory where the program began.
mkdir libraries other
echo 'from = "libraries" next = require "/next".from' >libraries/first.lua
echo 'from = "libraries too"' >libraries/next.lua
echo 'from = "where it began"' >here.lua
cat >script.lua <<'END'
local ffi = require 'ffi'
ffi.cdef 'int chdir(const char *);'
assert(ffi.C.chdir 'other' == 0)
print(require 'first'.from, require 'first'.next, require 'here'.from)
END
ln -s "$CELLUA" emilua
EMILUA_PATH=./libraries: ./emilua script.lua
# expect: libraries	libraries too	where it began
CELLUA_PATH=libraries/ EMILUA_PATH=. "$CELLUA" script.lua
# expect: libraries	libraries too	where it began
