-- SPDX-License-Identifier: MIT
-- A handler inside a coroutine may yield it; its resumer goes on with it later.

local co = coroutine.wrap(function()
  scope(function()
    scope_cleanup_push(function() print('second', coroutine.yield 'two') end)
    scope_cleanup_push(function() print('first', coroutine.yield 'one') end)
  end)
  return 'done'
end)
print(co())      -- expect: one
print(co 'a')    -- expect: first	a
                 -- expect: two
print(co 'b')    -- expect: second	b
                 -- expect: done
