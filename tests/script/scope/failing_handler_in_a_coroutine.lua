-- SPDX-License-Identifier: MIT
-- So does a failing root handler of a coroutine.
-- stderr: broken in a coroutine
-- exit: 1

print(coroutine.resume(coroutine.create(function()
  scope_cleanup_push(function() error 'broken in a coroutine' end)
end)))
print 'not here'
