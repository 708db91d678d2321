-- SPDX-License-Identifier: MIT
-- Each cancellation point raises, however often the error was caught.

local f
f = spawn(function()
  f:cancel()
  this_fiber.disable_cancellation()
  local function point()
    this_fiber.restore_cancellation()
    this_fiber.yield()
  end
  for _ = 1, 3 do
    local ok, e = pcall(point)
    print(ok, e.code)            -- expect: false	13
    this_fiber.disable_cancellation()
  end                            -- expect: false	13
  this_fiber.restore_cancellation()
  this_fiber.yield()             -- expect: false	13
end)
f:join()
print(f.cancellation_caught)     -- expect: true
