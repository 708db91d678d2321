-- SPDX-License-Identifier: MIT
-- What was written before the main fiber fails comes out, all of it.
-- stderr: fails
-- exit: 1

local output = io.popen('sleep 0.1; wc -c', 'w')
local writer = spawn(function()
  output:write(('x'):rep(500000))
  output:flush()
end)
this_fiber.yield()
this_fiber.yield()
error 'fails'
-- expect: 500000
