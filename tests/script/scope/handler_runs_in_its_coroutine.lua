-- SPDX-License-Identifier: MIT
-- A handler runs in the coroutine that owns the scope.

local co
co = coroutine.create(function()
  scope_cleanup_push(function() print('root', coroutine.running() == co) end)
  scope(function()
    scope_cleanup_push(function() print('scope', coroutine.running() == co) end)
  end)
  pcall(function()
    scope_cleanup_push(function() print('pcall', coroutine.running() == co) end)
    error 'x'
  end)
end)
coroutine.resume(co)
spawn(function()
  scope_cleanup_push(function() print('fiber', coroutine.running()) end)
end):join()
-- expect: scope	true
-- expect: pcall	true
-- expect: root	true
-- expect: fiber	nil
