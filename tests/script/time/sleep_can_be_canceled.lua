-- SPDX-License-Identifier: MIT
-- A cancel ends a sleep at once; others sleep on.

local time = require "time"
local begin = time.steady_clock.now()
local sleeper = spawn(function()
  local ok, err = pcall(time.sleep, 1000)
  print(ok, err.code, err.category)                           -- expect: false	13	emilua.core
  time.sleep(1000)
end)
local stubborn = spawn(function()
  this_fiber.disable_cancellation()
  time.sleep(0.05)
  print "slept well"
end)
this_fiber.yield()
sleeper:cancel()
stubborn:cancel()
sleeper:join()
print(sleeper.cancellation_caught)                            -- expect: true
stubborn:join()                                               -- expect: slept well
print(time.steady_clock.now() - begin < 500)                  -- expect: true
