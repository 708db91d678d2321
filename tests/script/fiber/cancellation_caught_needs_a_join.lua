-- SPDX-License-Identifier: MIT
-- The property is defined after a completed join only.

local f = spawn(function() return 1 end)
local function read()
  return f.cancellation_caught
end
local ok, e = pcall(read)
print(ok, e.code, tostring(e.category), e.arg) -- expect: false	22	generic	nil
f:join()
print(read())                                   -- expect: false

f = spawn(function() end)
f:detach()
ok, e = pcall(read)
print(ok, e.code, e.arg)                        -- expect: false	22	nil
