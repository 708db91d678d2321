-- SPDX-License-Identifier: MIT
-- yield raises at its start: nothing else runs in between.

local order = {}
local f = spawn(function()
  this_fiber.yield()
  order[#order + 1] = 'before'
  this_fiber.yield()
end)
spawn(function() order[#order + 1] = 'other' end)
this_fiber.yield()
f:cancel()
f:join()
print(table.concat(order, ' '), f.cancellation_caught)  -- expect: other before	true
