-- SPDX-License-Identifier: MIT
-- A handler that is pushed while a scope closes belongs to the scope around it.

for _, closer in ipairs { scope, pcall, function(f) xpcall(f, print) end } do
  scope(function()
    closer(function()
      scope_cleanup_push(function() print 'inner, pushed first' end)
      scope_cleanup_push(function()
        print 'inner'
        scope_cleanup_push(function() print 'late' end)
      end)
    end)
    print 'between'
  end)
end
-- expect: inner
-- expect: inner, pushed first
-- expect: between
-- expect: late
-- expect: inner
-- expect: inner, pushed first
-- expect: between
-- expect: late
-- expect: inner
-- expect: inner, pushed first
-- expect: between
-- expect: late
