-- SPDX-License-Identifier: MIT
-- It fails, and the mutex is held as before, whoever stands in line.

local mutex = require "mutex"
local m, cv = mutex.new(), require("condition_variable").new()
local function inside_c()
  local ok, why = pcall(table.sort, { 1, 2 }, function()
    coroutine.wrap(function() cv:wait(m) end)()
  end)
  print(ok, why:match "C%-call boundary")
end
m:lock()
inside_c()                                                    -- expect: false	C-call boundary
print(m:try_lock())                                           -- expect: false
local last
for i = 1, 3 do
  last = spawn(function()
    m:lock()
    print(i)
    m:unlock()
  end)
end
this_fiber.yield()
inside_c()                                                    -- expect: false	C-call boundary
this_fiber.yield()
print(m:try_lock())                                           -- expect: false
m:unlock()
last:join()
-- expect: 1
-- expect: 2
-- expect: 3
cv:notify_all()
print(m:try_lock())                                           -- expect: true
