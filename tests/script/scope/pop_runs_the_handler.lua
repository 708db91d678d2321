-- SPDX-License-Identifier: MIT
-- pop takes the last handler out and runs it now, unless it is told false.

scope(function()
  for i = 1, 5 do
    scope_cleanup_push(function() print('handler ' .. i) end)
  end
  print(select('#', scope_cleanup_pop()))  -- expect: handler 5
                                           -- expect: 0
  scope_cleanup_pop(true)                  -- expect: handler 4
  scope_cleanup_pop(nil)                   -- expect: handler 3
  scope_cleanup_pop(false)
  print 'end'                              -- expect: end
end)                                       -- expect: handler 1
scope(function()
  scope_cleanup_push(function() print 'zero is true' end)
  scope_cleanup_pop(0)                     -- expect: zero is true
end)
