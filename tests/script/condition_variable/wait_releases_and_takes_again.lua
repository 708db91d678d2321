-- SPDX-License-Identifier: MIT
-- The mutex is free during the wait and held after it.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
m:lock()
local notifier = spawn(function()
  m:lock()
  print "notify"
  cv:notify_one()
  m:unlock()
end)
print(select("#", cv:wait(m)))
print(m:try_lock())
m:unlock()
-- expect: notify
-- expect: 0
-- expect: false
