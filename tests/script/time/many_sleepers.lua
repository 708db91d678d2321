-- SPDX-License-Identifier: MIT
-- A hundred thousand fibers sleep at once.

local time = require "time"
local awake = 0
for i = 1, 100000 do
  spawn(function()
    time.sleep(i % 100 / 1000)
    awake = awake + 1
  end)
end
time.sleep(0.2)
while awake < 100000 do time.sleep(0.01) end
print(awake)                                                  -- expect: 100000
