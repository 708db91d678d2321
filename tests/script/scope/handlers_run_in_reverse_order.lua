-- SPDX-License-Identifier: MIT
-- The last handler runs first, without arguments, before scope returns.

scope(function()
  for i = 1, 3 do
    scope_cleanup_push(function(...) print(i, select('#', ...)) end)
  end
  print 'body'      -- expect: body
end)                -- expect: 3	0
print 'after'       -- expect: 2	0
                    -- expect: 1	0
                    -- expect: after
