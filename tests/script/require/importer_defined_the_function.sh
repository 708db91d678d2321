#!/bin/sh
# SPDX-License-Identifier: MIT
# An id is relative to the file of the function that requires, whoever calls that.
mkdir -p lib other
cat >lib/init.lua <<'END'
function load(id)
  local m = require(id)
  return m
end
END
echo 'from = "lib"' >lib/part.lua
echo 'from = "beside the script"' >part.lua
cat >script.lua <<'END'
local lib = require './lib'
print(lib.load './part'.from, require './part'.from)
setfenv(lib.load, _G)
print(lib.load './part'.from)
print(loadstring [[return require './part'.from]]())
END
"$CELLUA" script.lua
# expect: lib	beside the script
# expect: beside the script
# expect: beside the script
