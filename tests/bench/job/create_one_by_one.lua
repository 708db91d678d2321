-- SPDX-License-Identifier: MIT
-- create_one_by_one.lua - create a coroutine and run it to its end.
local count = ...
local create, resume = coroutine.create, coroutine.resume
local function nothing() end

for _ = 1, count do resume(create(nothing)) end
