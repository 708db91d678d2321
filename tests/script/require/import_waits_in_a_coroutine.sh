#!/bin/sh
# SPDX-License-Identifier: MIT
# A module that waits may be imported deep inside coroutines, and others run meanwhile.
cat >slow.lua <<'END'
for _ = 1, 3 do
  print 'module'
  this_fiber.yield()
end
done = true
END
cat >script.lua <<'END'
spawn(function()
  for _ = 1, 3 do print 'other' this_fiber.yield() end
end)
local inner = coroutine.wrap(function()
  coroutine.yield(require './slow'.done)
  return 'ended'
end)
local outer = coroutine.wrap(function() coroutine.yield(inner()) return inner() end)
print(outer(), outer())
END
"$CELLUA" script.lua
# expect: module
# expect: other
# expect: module
# expect: other
# expect: module
# expect: other
# expect: true	ended
