-- SPDX-License-Identifier: MIT
-- A coroutine begun by one fiber gets the error of the canceled fiber that resumes it.

local f
local co = coroutine.create(function()
  this_fiber.yield()
  coroutine.yield 'begun'
  f:cancel()
  this_fiber.yield()
end)
print(coroutine.resume(co))                             -- expect: true	begun
f = spawn(function()
  local _, e = coroutine.resume(co)
  print(e.code, coroutine.status(co))                   -- expect: 13	dead
end)
f:join()

co = coroutine.create(function()
  coroutine.yield(pcall(this_fiber.yield))
  return pcall(this_fiber.yield)
end)
f = spawn(function()
  coroutine.resume(co)
  f:cancel()
end)
f:join()
print(coroutine.resume(co))                             -- expect: true	true
