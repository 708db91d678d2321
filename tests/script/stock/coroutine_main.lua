-- SPDX-License-Identifier: MIT
-- The main chunk is no coroutine: it cannot yield and nothing runs but itself.

print(type((coroutine.running())))
print((pcall(coroutine.yield)), (pcall(coroutine.yield, 1)))
print((xpcall(coroutine.yield, tostring)))
print((pcall(pcall, coroutine.yield)), select("#", pcall(pcall, coroutine.yield)))
local t = setmetatable({}, { __index = function() return coroutine.yield() end })
print((pcall(function() return t.x end)))
local co = coroutine.create(function() return type((coroutine.running())) end)
print(coroutine.resume(co))
print(type((coroutine.running())))
