-- SPDX-License-Identifier: MIT
-- A callee that cancels its own fiber still gets its results out of pcall.

local f
f = spawn(function()
  print(pcall(function()
    f:cancel()
    return 'result'
  end))                            -- expect: true	result
  this_fiber.disable_cancellation()
  print(pcall(function()
    this_fiber.restore_cancellation()
    error('own error', 0)
  end))                            -- expect: false	own error
end)
f:join()
print(f.cancellation_caught)       -- expect: false
