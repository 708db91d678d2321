-- SPDX-License-Identifier: MIT
-- A join uses the handle up.

local f = spawn(function() end)
f:join()
local ok, e = pcall(f.join, f)
print(ok, e.code, tostring(e.category), e.arg) -- expect: false	22	generic	1
ok, e = pcall(f.detach, f)
print(ok, e.code, tostring(e.category), e.arg) -- expect: false	22	generic	1
