-- SPDX-License-Identifier: MIT
-- A cancellation of a read in a coroutine is raised there, and the coroutine lives on.

local input = io.popen 'until [ -e go ]; do sleep 0.02; done; echo x'
local co
local f = spawn(function()
  co = coroutine.create(function()
    local ok, e = pcall(input.read, input)
    print(ok, e.code)            -- expect: false	13
    coroutine.yield 'yielded'
    return 'returned'
  end)
  print(coroutine.resume(co))    -- expect: true	yielded
end)
this_fiber.yield()
this_fiber.yield()
f:cancel()
f:join()
io.open('go', 'w'):close()
print(coroutine.status(co), coroutine.resume(co))  -- expect: suspended	true	returned
print(input:read())                                -- expect: x
