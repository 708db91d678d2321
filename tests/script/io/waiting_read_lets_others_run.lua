-- SPDX-License-Identifier: MIT
-- A fiber that waits for input does not hold up the others.

local ticks = 0
local input = io.popen 'sleep 0.2; echo line'
local reader = spawn(function() return input:read() end)
local stop
local ticker = spawn(function()
  while not stop do
    ticks = ticks + 1
    this_fiber.yield()
  end
end)
print(reader:join())       -- expect: line
stop = true
ticker:join()
print(ticks > 10)          -- expect: true
print(input:close())       -- expect: true
