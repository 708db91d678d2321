-- SPDX-License-Identifier: MIT
-- pcall.lua - call a function that succeeds, through pcall.
local count = ...
local pcall = pcall
local function increase(number) return number + 1 end
local sum, ok = 0

for _ = 1, count do ok, sum = pcall(increase, sum) end
assert(ok and sum == count)
