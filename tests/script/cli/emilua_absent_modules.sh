#!/bin/sh
# SPDX-License-Identifier: MIT
# Called emilua, what the ancestor has and this build has not is known, and refused.
ln -s "$CELLUA" emilua
cat >script.lua <<'END'
local ENOSYS = require('generic_error').ENOSYS
local ok, why = pcall(require, 'json')
print(ok, why == ENOSYS)
local ok, why = pcall(require, 'unheard_of')
print(ok, why)
END
./emilua script.lua
# expect: false	true
# expect: false	module not found
