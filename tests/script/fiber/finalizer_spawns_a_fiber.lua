-- SPDX-License-Identifier: MIT
-- A finalizer may spawn, not wait; what it raises by waiting is a clear text.

local why
do
  local proxy = newproxy(true)
  getmetatable(proxy).__gc = function()
    spawn(function() print 'from a finalizer' end)
    why = select(2, pcall(this_fiber.yield))
  end
end
collectgarbage()
collectgarbage()
print(why)        -- expect: attempt to suspend across a C-call boundary
this_fiber.yield()
print 'goes on'   -- expect: from a finalizer
                  -- expect: goes on
