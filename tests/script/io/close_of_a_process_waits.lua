-- SPDX-License-Identifier: MIT
-- Closing a popened file waits for the command while others run.

local p = io.popen 'sleep 0.2'
local ticks, stop = 0, nil
local closer = spawn(function()
  print(p:close())    -- expect: true
  stop = true
end)
local ticker = spawn(function()
  while not stop do
    ticks = ticks + 1
    this_fiber.yield()
  end
end)
closer:join()
ticker:join()
print(ticks > 10, io.type(p))  -- expect: true	closed file
