-- SPDX-License-Identifier: MIT
-- The handlers of a failed fiber run before its error reaches the joiner.

local object = {}
local f = spawn(function()
  scope_cleanup_push(function()
    this_fiber.yield()
    print 'cleaned'               -- expect: cleaned
  end)
  error(object)
end)
local ok, why = pcall(f.join, f)
print(ok, rawequal(why, object))  -- expect: false	true

f = spawn(function()
  scope_cleanup_push(function() print 'also cleaned' end)  -- expect: also cleaned
  error(nil)
end)
print(pcall(f.join, f))           -- expect: false	nil
