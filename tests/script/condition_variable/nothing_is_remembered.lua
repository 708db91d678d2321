-- SPDX-License-Identifier: MIT
-- A notification without a waiter is lost.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
local time = require "time"
cv:notify_one()
cv:notify_all()
local woken = false
local waiter = spawn(function()
  m:lock()
  cv:wait(m)
  woken = true
  m:unlock()
end)
time.sleep(0.01)
print(woken)                                                  -- expect: false
cv:notify_one()
waiter:join()
print(woken)                                                  -- expect: true
