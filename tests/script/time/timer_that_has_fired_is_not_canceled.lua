-- SPDX-License-Identifier: MIT
-- Who is already woken when cancel() comes is not counted and succeeds.

local time = require "time"
local timer = time.steady_timer.new()
timer:expires_after(0.01)
local first = spawn(function()
  timer:wait()
  print("first", timer:cancel())
end)
local second = spawn(function()
  timer:wait()
  print "second"
end)
first:join()                                                  -- expect: first	0
second:join()                                                 -- expect: second
