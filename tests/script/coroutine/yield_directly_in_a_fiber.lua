-- SPDX-License-Identifier: MIT
-- coroutine.yield has nobody to yield to there: bad_coroutine, caught or not.

local ok, e = pcall(coroutine.yield, 1)
print(ok, e.code, tostring(e.category))  -- expect: false	9	emilua.core
local f = spawn(function() coroutine.yield() end)
ok, e = pcall(f.join, f)
print(ok, e.code, tostring(e.category))  -- expect: false	9	emilua.core
f = spawn(function()
  scope_cleanup_push(function()
    local inside, why = pcall(coroutine.yield)
    print(inside, why.code)              -- expect: false	9
  end)
end)
f:join()
