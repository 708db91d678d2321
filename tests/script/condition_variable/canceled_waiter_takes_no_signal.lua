-- SPDX-License-Identifier: MIT
-- A notification after the cancel goes to the next waiter.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
local function wait(name)
  return spawn(function()
    m:lock()
    local ok = pcall(cv.wait, cv, m)
    print(name, ok)
    m:unlock()
  end)
end
local a, b = wait "a", wait "b"
this_fiber.yield()
a:cancel()
cv:notify_one()
a:join()
b:join()
-- expect: a	false
-- expect: b	true
