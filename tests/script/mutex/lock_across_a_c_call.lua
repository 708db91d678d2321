-- SPDX-License-Identifier: MIT
-- A free one can be locked where no fiber can be suspended, a held one not.

local m = require("mutex").new()
local function inside_c(f)
  local ok, why = pcall(table.sort, { 1, 2 }, f)
  return ok or why:match "C%-call boundary"
end
print(inside_c(function() m:lock() end))                      -- expect: true
m:unlock()
local holder = spawn(function()
  m:lock()
  this_fiber.yield()
  m:unlock()
end)
this_fiber.yield()
print(inside_c(function() m:lock() end))                      -- expect: C-call boundary
print(inside_c(function() coroutine.wrap(function() m:lock() end)() end)) -- expect: C-call boundary
holder:join()
print(m:try_lock())                                           -- expect: true
