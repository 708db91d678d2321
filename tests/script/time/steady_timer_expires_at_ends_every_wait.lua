-- SPDX-License-Identifier: MIT
-- A new expiry counts whom it wakes; the timer can be waited for afterwards.

local time = require "time"
local timer = time.steady_timer.new()
local function fail(name)
  return spawn(function()
    local ok, err = pcall(timer.wait, timer)
    print(name, ok, err.code)
  end)
end
timer:expires_after(1000)
local a, b = fail "a", fail "b"
time.sleep(0)
print(timer:expires_at(time.steady_clock.now() + 1000))       -- expect: 2
a:join()                                                      -- expect: a	false	125
b:join()                                                      -- expect: b	false	125
local c = fail "c"
time.sleep(0)
print(timer:expires_after(0))                                 -- expect: 1
c:join()                                                      -- expect: c	false	125
timer:wait()
