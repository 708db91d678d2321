-- SPDX-License-Identifier: MIT
-- A canceled fiber that ends with another error has that error, not a cancellation.

local f
f = spawn(function()
  f:cancel()
  scope(function()
    error('mine', 0)
  end)
end)
print(pcall(f.join, f))        -- expect: false	mine
print(f.cancellation_caught)   -- expect: false
