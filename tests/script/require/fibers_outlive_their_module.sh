#!/bin/sh
# SPDX-License-Identifier: MIT
# Fibers, coroutines and chunks of a module have its globals, also when it has ended.
cat >module.lua <<'END'
name = 'module'
fiber = spawn(function()
  this_fiber.yield()
  return loadstring 'return name'(), this_fiber.is_main, this_fiber.local_ == shared
end)
shared = this_fiber.local_
thread = coroutine.wrap(function()
  coroutine.yield(getfenv(0).name)
  return loadstring 'return name'()
end)
END
cat >script.lua <<'END'
name = 'script'
local m = require './module'
print(m.shared == this_fiber.local_, getfenv(0) == _G)
print(m.fiber:join())
print(m.thread(), m.thread(), loadstring 'return name'())
END
"$CELLUA" script.lua
# expect: true	true
# expect: module	false	false
# expect: module	module	script
