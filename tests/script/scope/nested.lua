-- SPDX-License-Identifier: MIT
-- An inner scope closes before the outer one; each runs its own handlers only.

scope(function()
  scope_cleanup_push(function() print 'outer 1' end)
  scope(function()
    scope_cleanup_push(function() print 'inner 1' end)
    scope_cleanup_push(function() print 'inner 2' end)
  end)                     -- expect: inner 2
  print 'between'          -- expect: inner 1
                           -- expect: between
  scope_cleanup_push(function() print 'outer 2' end)
end)                       -- expect: outer 2
                           -- expect: outer 1
