-- SPDX-License-Identifier: MIT
-- A scope may hold many handlers.

local sum, last = 0, nil
scope(function()
  for i = 1, 10000 do
    scope_cleanup_push(function()
      sum = sum + i
      last = i
    end)
  end
end)
print(sum, last)    -- expect: 50005000	1
