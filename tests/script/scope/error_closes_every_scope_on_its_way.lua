-- SPDX-License-Identifier: MIT
-- An error that passes through scopes runs the handlers of each, the inner ones first.

local ok, why = pcall(function()
  scope_cleanup_push(function() print 'pcall' end)
  scope(function()
    scope_cleanup_push(function() print 'outer' end)
    scope(function()
      scope_cleanup_push(function() print 'inner' end)
      error('deep', 0)
    end)
  end)
end)
print(ok, why)
-- expect: inner
-- expect: outer
-- expect: pcall
-- expect: false	deep
