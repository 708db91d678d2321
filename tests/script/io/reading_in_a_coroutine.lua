-- SPDX-License-Identifier: MIT
-- Reading inside coroutines waits with the fiber and lets others run.

local input = io.popen 'for i in 1 2 3; do echo $i; sleep 0.05; done'
local function lines()
  return coroutine.wrap(function()
    for line in input:lines() do coroutine.yield(line) end
  end)
end
local ticks, stop = 0, nil
local ticker = spawn(function()
  while not stop do
    ticks = ticks + 1
    this_fiber.yield()
  end
end)
for line in lines() do print(line) end  -- expect: 1
stop = true                             -- expect: 2
ticker:join()                           -- expect: 3
print(ticks > 10)                       -- expect: true
