-- SPDX-License-Identifier: MIT
-- And a handler that pop runs.
-- stderr: broken while popped
-- exit: 1

pcall(function()
  scope_cleanup_push(function() error 'broken while popped' end)
  scope_cleanup_pop()
end)
print 'not here'
