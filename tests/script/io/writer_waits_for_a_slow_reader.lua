-- SPDX-License-Identifier: MIT
-- Writing more than a pipe holds suspends the fiber, not the program.

local output = io.popen('sleep 0.2; wc -c', 'w')
local ticks, stop = 0, nil
local writer = spawn(function()
  output:write(('x'):rep(1000000))
  print(output:write(('y'):rep(1000000)) == output or 'written')  -- expect: written
  stop = true
end)
local ticker = spawn(function()
  while not stop do
    ticks = ticks + 1
    this_fiber.yield()
  end
end)
writer:join()
ticker:join()
print(ticks > 10)     -- expect: true
io.stdout:flush()
output:close()        -- expect: 2000000
