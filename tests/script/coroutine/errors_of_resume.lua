-- SPDX-License-Identifier: MIT
-- Dead and running coroutines give false and a text; what is none raises.

local dead = coroutine.create(function() end)
coroutine.resume(dead)
print(coroutine.resume(dead))            -- expect: false	cannot resume dead coroutine
local running
running = coroutine.create(function()
  print(coroutine.resume(running))
end)
coroutine.resume(running)                -- expect: false	cannot resume running coroutine
print((pcall(coroutine.resume, print)))  -- expect: false
local object = {}
local failing = coroutine.create(function()
  this_fiber.yield()
  error(object)
end)
print(select(2, coroutine.resume(failing)) == object, coroutine.status(failing))
-- expect: true	dead
