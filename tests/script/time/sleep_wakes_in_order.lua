-- SPDX-License-Identifier: MIT
-- Who is due earlier wakes earlier; equal delays wake in order of their beginning.

local time = require "time"
local sleepers = {}
for i, delay in ipairs { 0.06, 0.02, 0.04 } do
  sleepers[i] = spawn(function()
    time.sleep(delay)
    print(delay)
  end)
end
sleepers[1]:join()
-- expect: 0.02
-- expect: 0.04
-- expect: 0.06
for i = 1, 3 do
  spawn(function()
    time.sleep(0)
    print(i)
  end)
end
time.sleep(0)
-- expect: 1
-- expect: 2
-- expect: 3
