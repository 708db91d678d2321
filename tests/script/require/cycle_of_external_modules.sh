#!/bin/sh
# SPDX-License-Identifier: MIT
# The error of a cycle names the module if its id was plain; the script itself is one as
# well.
echo "ok, why = pcall(require, 'two')" >one.lua
echo "ok, why = pcall(require, 'one')" >two.lua
echo "ok, why = pcall(require, '../script')" >back.lua
cat >script.lua <<'END'
require 'one'
local two = require 'two'
print(two.ok, two.why, two.why.module)
print(require './back'.why, require './back'.why.module)
END
CELLUA_PATH=. "$CELLUA" script.lua
# expect: false	cyclic import	one
# expect: cyclic import	nil
