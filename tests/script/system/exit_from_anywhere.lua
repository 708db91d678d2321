-- SPDX-License-Identifier: MIT
-- system.exit() works in a coroutine of a canceled fiber that may not suspend.
-- exit: 9

local system = require "system"
local fiber
fiber = spawn(function()
  this_fiber.forbid_suspend()
  coroutine.wrap(function()
    fiber:cancel()
    system.exit(9)
  end)()
end)
fiber:join()
print "unreachable"
