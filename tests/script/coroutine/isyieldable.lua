-- SPDX-License-Identifier: MIT
-- True wherever a fiber may wait; false behind a call of C.

print(coroutine.isyieldable())                                       -- expect: true
print(spawn(function() return coroutine.isyieldable() end):join())   -- expect: true
print(coroutine.wrap(coroutine.isyieldable)())                       -- expect: true
local behind_c
string.gsub('x', 'x', function() behind_c = coroutine.isyieldable() end)
print(behind_c)                                                      -- expect: false
