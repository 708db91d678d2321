-- SPDX-License-Identifier: MIT
-- The message handler of xpcall runs before the cleanup handlers.

print(xpcall(function()
  scope_cleanup_push(function() print 'cleanup' end)
  error('x', 0)
end, function(why)
  print('message', why)
  return 'handled'
end))
-- expect: message	x
-- expect: cleanup
-- expect: false	handled
