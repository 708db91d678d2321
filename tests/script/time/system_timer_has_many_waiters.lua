-- SPDX-License-Identifier: MIT
-- Everybody who waits is woken.

local time = require "time"
local timer = time.system_timer.new()
timer:expires_after(0.03)
local woken = 0
for i = 1, 100 do
  spawn(function()
    timer:wait()
    woken = woken + 1
  end)
end
timer:wait()
time.sleep(0.01)
print(woken)                                                  -- expect: 100
print(timer:cancel())                                         -- expect: 0
