-- SPDX-License-Identifier: MIT
-- resume.lua - so many resumes in all, of so many coroutines in turn, which yield.
local count, coroutine_count = ...
local create, resume, yield = coroutine.create, coroutine.resume, coroutine.yield
local coroutines = {}

local function work()
  while true do yield() end
end

for i = 1, coroutine_count do coroutines[i] = create(work) end
for _ = 1, count / coroutine_count do
  for i = 1, coroutine_count do resume(coroutines[i]) end
end
