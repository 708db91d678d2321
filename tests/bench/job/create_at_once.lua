-- SPDX-License-Identifier: MIT
-- create_at_once.lua - create that many coroutines, then run each to its end.
local count = ...
local create, resume = coroutine.create, coroutine.resume
local function nothing() end
local coroutines = {}

for i = 1, count do coroutines[i] = create(nothing) end
for i = 1, count do resume(coroutines[i]) end
