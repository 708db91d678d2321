-- SPDX-License-Identifier: MIT
-- Any error of that category and code that leaves a fiber counts as a cancellation.

local target = spawn(function()
  this_fiber.yield()
  this_fiber.yield()
end)
local saved
local witness = spawn(function() saved = select(2, pcall(target.join, target)) end)
this_fiber.yield()
witness:cancel()
witness:join()

local f = spawn(function() error(saved) end)
print(select('#', f:join()), f.cancellation_caught)  -- expect: 0	true
