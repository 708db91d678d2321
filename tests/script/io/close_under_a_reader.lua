-- SPDX-License-Identifier: MIT
-- Closing a file that a fiber reads ends that read as a failure.

local input = io.popen 'sleep 0.1; echo late'
local reader = spawn(function() return input:read() end)
local iterating = spawn(function()
  for _ in input:lines() do print 'no line' end
end)
this_fiber.yield()
this_fiber.yield()
print(input:close())             -- expect: true
print((reader:join()))           -- expect: nil
print((pcall(iterating.join, iterating)))  -- expect: false
print(pcall(input.read, input))  -- expect: false	attempt to use a closed file
