-- SPDX-License-Identifier: MIT
-- Handlers pushed in a protected call run at its end, whether it fails or not.

print(pcall(function()
  scope_cleanup_push(function() print 'pcall' end)
  return 'result', nil
end))
print(xpcall(function(...)
  scope_cleanup_push(function() print 'xpcall' end)
  return ...
end, print, 1, nil))
print(pcall(function()
  scope_cleanup_push(function() print 'failed pcall' end)
  error(nil)
end))
-- expect: pcall
-- expect: true	result	nil
-- expect: xpcall
-- expect: true	1	nil
-- expect: failed pcall
-- expect: false	nil
