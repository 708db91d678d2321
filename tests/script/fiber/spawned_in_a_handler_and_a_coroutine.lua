-- SPDX-License-Identifier: MIT
-- spawn works wherever Lua runs.

local fibers = {}
scope(function()
  scope_cleanup_push(function()
    fibers[1] = spawn(function() return 'handler' end)
  end)
end)
coroutine.wrap(function()
  fibers[2] = spawn(function() return 'coroutine' end)
end)()
table.sort({ 2, 1 }, function(a, b)
  fibers[3] = spawn(function() return 'comparator' end)
  return a < b
end)
for i = 1, 3 do print(fibers[i]:join()) end
-- expect: handler
-- expect: coroutine
-- expect: comparator
