-- SPDX-License-Identifier: MIT
-- A fiber may detach itself; whoever joins then is refused.

local f
f = spawn(function()
  f:detach()
  print(f.joinable)            -- expect: false
end)
this_fiber.yield()
local ok, e = pcall(f.join, f)
print(ok, e.code, e.arg)       -- expect: false	22	1
ok, e = pcall(f.detach, f)
print(ok, e.code, e.arg)       -- expect: false	22	1
