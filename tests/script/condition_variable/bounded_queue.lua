-- SPDX-License-Identifier: MIT
-- Producers and consumers that meet over a small buffer.

local mutex, condition_variable = require "mutex", require "condition_variable"
local m, not_full, not_empty = mutex.new(), condition_variable.new(), condition_variable.new()
local buffer, sum, done = {}, 0, 0
local function produce(first, last)
  for i = first, last do
    m:lock()
    while #buffer == 3 do not_full:wait(m) end
    table.insert(buffer, i)
    not_empty:notify_one()
    m:unlock()
  end
end
local function consume()
  for _ = 1, 100 do
    m:lock()
    while #buffer == 0 do not_empty:wait(m) end
    sum = sum + table.remove(buffer, 1)
    not_full:notify_one()
    m:unlock()
  end
  done = done + 1
end
local consumers = {}
for i = 1, 4 do
  consumers[i] = spawn(consume)
  spawn(function() produce(100 * i - 99, 100 * i) end)
end
for i = 1, 4 do consumers[i]:join() end
print(sum, done, #buffer)                                     -- expect: 80200	4	0
