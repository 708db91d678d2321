-- SPDX-License-Identifier: MIT
-- coroutines.lua - so many coroutines are suspended in a pcall; then wait for ever.
local ffi = require 'ffi'
local pcall, yield = pcall, coroutine.yield
local coroutines = {}
local function rest() pcall(yield) end

ffi.cdef 'int pause(void);'
for i = 1, tonumber(arg[1]) do
  coroutines[i] = coroutine.create(rest)
  coroutine.resume(coroutines[i])
end
print 'ready'
io.stdout:flush()
ffi.C.pause()
