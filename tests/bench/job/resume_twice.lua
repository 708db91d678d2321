-- SPDX-License-Identifier: MIT
-- resume_twice.lua - that many coroutines yield once, and are run to their end.
local count = ...
local create, resume, yield = coroutine.create, coroutine.resume, coroutine.yield
local coroutines = {}

for i = 1, count do
  coroutines[i] = create(function() yield(i) end)
  resume(coroutines[i])
end
for i = 1, count do resume(coroutines[i]) end
