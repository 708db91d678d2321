-- SPDX-License-Identifier: MIT
-- A fiber that joins itself gets EDEADLK, from a coroutine too, and stays joinable.

local f
f = spawn(function()
  local ok, e = pcall(f.join, f)
  print(ok, e.code, tostring(e.category)) -- expect: false	35	generic
  ok, e = coroutine.resume(coroutine.create(function() f:join() end))
  print(ok, e.code, tostring(e.category)) -- expect: false	35	generic
  print(f.joinable)                       -- expect: true
  return 'fine'
end)
this_fiber.yield()
print(f:join())                           -- expect: fine
