-- SPDX-License-Identifier: MIT
-- Left alone, that error passes through sort and ends the fiber, nothing else.

local f = spawn(function()
  table.sort({ 2, 1 }, function()
    return coroutine.wrap(function()
      this_fiber.yield()
      return true
    end)()
  end)
end)
local ok, why = pcall(f.join, f)
print(ok, (why:gsub('^.*:%d+: ', '')))
-- expect: false	attempt to suspend across a C-call boundary
for _ = 1, 3 do this_fiber.yield() end
print 'on'     -- expect: on
