-- SPDX-License-Identifier: MIT
-- In a forbid-suspend block yield and join raise, even if they would not have to wait.

local function raised(call, ...)
  local ok, e = pcall(call, ...)
  return ok, e and e.code, e and tostring(e.category)
end

local ended = spawn(function() return 'value' end)
this_fiber.yield()
this_fiber.forbid_suspend()
print(raised(this_fiber.yield))         -- expect: false	12	emilua.core
print(raised(ended.join, ended))        -- expect: false	12	emilua.core
this_fiber.allow_suspend()
print(ended:join())                     -- expect: value
this_fiber.yield()
