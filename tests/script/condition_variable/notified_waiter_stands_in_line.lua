-- SPDX-License-Identifier: MIT
-- It queues for the mutex behind those who came before.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
local function hold(name)
  return spawn(function()
    m:lock()
    print(name)
    this_fiber.yield()
    m:unlock()
  end)
end
local waiter = spawn(function()
  m:lock()
  cv:wait(m)
  print "waiter"
  m:unlock()
end)
this_fiber.yield()
m:lock()
local a = hold "a"
this_fiber.yield()
cv:notify_one()
this_fiber.yield()
hold "b"
this_fiber.yield()
m:unlock()
waiter:join()
-- expect: a
-- expect: waiter
-- expect: b
