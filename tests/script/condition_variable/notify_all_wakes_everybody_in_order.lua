-- SPDX-License-Identifier: MIT
-- They take the mutex one after another.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
local last
for i = 1, 3 do
  last = spawn(function()
    m:lock()
    cv:wait(m)
    print(i)
    this_fiber.yield()
    m:unlock()
  end)
end
this_fiber.yield()
print(select("#", cv:notify_all()))
last:join()
-- expect: 0
-- expect: 1
-- expect: 2
-- expect: 3
print(m:try_lock())                                           -- expect: true
