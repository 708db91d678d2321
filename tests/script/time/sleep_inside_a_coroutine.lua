-- SPDX-License-Identifier: MIT
-- A coroutine that sleeps suspends its whole fiber.

local time = require "time"
local generate = coroutine.wrap(function()
  for i = 1, 3 do
    time.sleep(0.001)
    coroutine.yield(i)
  end
end)
print(generate(), generate(), generate())                     -- expect: 1	2	3
local ok, why = pcall(table.sort, { 1, 2 }, function() time.sleep(0) end)
print(ok, why:match "C%-call boundary")                       -- expect: false	C-call boundary
ok, why = pcall(table.sort, { 1, 2 }, function()
  coroutine.wrap(function() time.sleep(0) end)()
end)
print(ok, why:match "C%-call boundary")                       -- expect: false	C-call boundary
time.sleep(0.001)
