-- SPDX-License-Identifier: MIT
-- The same for coroutines whose very body is the read: resume answers false.

local input = io.popen 'until [ -e go ]; do sleep 0.02; done; echo x'
local outer, inner
local f = spawn(function()
  inner = coroutine.create(input.read)
  outer = coroutine.create(coroutine.resume)
  local _, ok, e = coroutine.resume(outer, inner, input)
  print(ok, type(e) == 'table' and e.code)         -- expect: false	13
end)
this_fiber.yield()
this_fiber.yield()
f:cancel()
f:join()
io.open('go', 'w'):close()
print(coroutine.status(inner), coroutine.status(outer))  -- expect: dead	dead
print(input:read())                                      -- expect: x
