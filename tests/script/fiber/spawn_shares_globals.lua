-- SPDX-License-Identifier: MIT
-- A fiber sees the globals of its spawner, and its assignments are seen.

shared = 1
spawn(function() shared = shared + 1 end):join()
print(shared, spawn(function() return _G end):join() == _G)  -- expect: 2	true

local environment = setmetatable({}, { __index = _G })
local inner = coroutine.wrap(function()
  setfenv(0, environment)
  return spawn(function() return getfenv(0) end):join()
end)
print(inner() == environment, getfenv(0) == _G)              -- expect: true	true
