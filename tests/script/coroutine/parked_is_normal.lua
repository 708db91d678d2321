-- SPDX-License-Identifier: MIT
-- A coroutine parked with its fiber is "normal"; to resume it raises EPERM.

local outer, inner
outer = coroutine.create(function()
  inner = coroutine.create(function()
    this_fiber.yield()
    return 'inner'
  end)
  return select(2, coroutine.resume(inner))
end)
local f = spawn(function() return select(2, coroutine.resume(outer)) end)
this_fiber.yield()
print(coroutine.status(outer), coroutine.status(inner))  -- expect: normal	normal
for _, co in ipairs { outer, inner } do
  local ok, e = pcall(coroutine.resume, co)
  print(ok, e.code, tostring(e.category))
end
-- expect: false	1	generic
-- expect: false	1	generic
print(f:join())                                          -- expect: inner
print(coroutine.status(outer), coroutine.status(inner))  -- expect: dead	dead
print((coroutine.resume(outer)))                         -- expect: false
