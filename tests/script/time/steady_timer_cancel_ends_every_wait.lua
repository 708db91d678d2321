-- SPDX-License-Identifier: MIT
-- cancel() counts whom it wakes, and they fail with operation_aborted.

local time = require "time"
local aborted = require("asio_error").basic.operation_aborted
local timer = time.steady_timer.new()
timer:expires_after(1000)
local moment = timer.expiry
print(timer:cancel())                                         -- expect: 0
local waiters = {}
for i = 1, 3 do
  waiters[i] = spawn(function()
    local ok, err = pcall(timer.wait, timer)
    print(i, ok, err == aborted, tostring(err.category), err.code)
  end)
end
time.sleep(0)
print(timer:cancel(), timer:cancel(), timer.expiry == moment) -- expect: 3	0	true
for i = 1, 3 do waiters[i]:join() end
-- expect: 1	false	true	system	125
-- expect: 2	false	true	system	125
-- expect: 3	false	true	system	125
