#!/bin/sh
# SPDX-License-Identifier: MIT
# A module that fails runs its cleanup handlers, which may wait; then its importer gets
# the error.
cat >fails.lua <<'END'
local time = require 'time'
name = 'of the module'
scope_cleanup_push(function()
  time.sleep(0.01)
  print('outer', loadstring 'return name'(), name)
end)
scope_cleanup_push(function() print 'inner' end)
coroutine.wrap(error)({ 'lost' })
END
cat >script.lua <<'END'
local ok, why = pcall(require, './fails')
print(ok, why[1])
print(select(2, pcall(require, './fails')) == why)
END
"$CELLUA" script.lua
# expect: inner
# expect: outer	of the module	of the module
# expect: false	lost
# expect: true
