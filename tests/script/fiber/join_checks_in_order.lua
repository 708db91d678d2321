-- SPDX-License-Identifier: MIT
-- Forbidden suspension comes first, then cancellation of the caller, then the handle.

local used = spawn(function() end)
used:join()

this_fiber.forbid_suspend()
local ok, e = pcall(used.join, used)
print(ok, e.code, tostring(e.category))   -- expect: false	12	emilua.core
ok, e = pcall(used.join, 1)
print(ok, e.code, tostring(e.category))   -- expect: false	12	emilua.core
this_fiber.allow_suspend()

local f
f = spawn(function()
  f:cancel()
  used:join()
end)
f:join()
print(f.cancellation_caught)              -- expect: true
ok, e = pcall(used.join, 1)
print(ok, e.code, e.arg)                  -- expect: false	22	1
