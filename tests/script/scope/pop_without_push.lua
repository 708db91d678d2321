-- SPDX-License-Identifier: MIT
-- pop sees the innermost scope only, even if an outer one has handlers.

local function raised(call, ...)
  local ok, e = pcall(call, ...)
  return ok, e.code, tostring(e.category)
end

scope_cleanup_push(function() print 'root' end)
scope(function()
  local ok, e
  xpcall(function() scope_cleanup_pop() end, function(why) ok, e = false, why end)
  print(ok, e.code, tostring(e.category))           -- expect: false	14	emilua.core
  scope_cleanup_push(function() print 'mine' end)
  scope_cleanup_pop()                               -- expect: mine
  print(raised(scope, function() scope_cleanup_pop() end))
end)                                                -- expect: false	14	emilua.core
print(raised(scope_cleanup_pop))                    -- expect: false	14	emilua.core
print(raised(coroutine.wrap(scope_cleanup_pop)))    -- expect: false	14	emilua.core
scope_cleanup_pop()                                 -- expect: root
