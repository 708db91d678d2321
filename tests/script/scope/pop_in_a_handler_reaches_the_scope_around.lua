-- SPDX-License-Identifier: MIT
-- While its handlers run a scope is over: they push to and pop from the one around it.

for _, closer in ipairs { pcall, scope } do
  scope(function()
    scope_cleanup_push(function() print 'outer' end)
    closer(function()
      scope_cleanup_push(function()
        scope_cleanup_pop()
        print 'inner'
      end)
    end)
    print 'between'
  end)
end
-- expect: outer
-- expect: inner
-- expect: between
-- expect: outer
-- expect: inner
-- expect: between
