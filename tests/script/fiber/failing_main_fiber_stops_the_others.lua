-- SPDX-License-Identifier: MIT
-- When the main fiber fails the program ends: who is ready does not run any more.
-- stderr: main is over
-- exit: 1

spawn(function() print 'must not run' end)
spawn(function()
  while true do this_fiber.yield() end
end)
print 'begins'     -- expect: begins
error 'main is over'
