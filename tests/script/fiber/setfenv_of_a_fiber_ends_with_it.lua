-- SPDX-License-Identifier: MIT
-- The globals table that a fiber gives its thread is not inherited by later fibers.

for _ = 1, 3 do
  spawn(function() setfenv(0, {}) end):join()
end
print(spawn(function() return getfenv(0) == _G end):join())  -- expect: true
spawn(function() print 'prints' end):join()                  -- expect: prints
print(getfenv(0) == _G)                                      -- expect: true
