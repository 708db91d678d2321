-- SPDX-License-Identifier: MIT
-- Other fibers that push and close scopes meanwhile do not disturb a suspended one.

local log = {}
local function work(name)
  return function()
    scope(function()
      scope_cleanup_push(function() log[#log + 1] = name .. ' outer' end)
      this_fiber.yield()
      scope(function()
        scope_cleanup_push(function()
          this_fiber.yield()
          log[#log + 1] = name .. ' inner'
        end)
        this_fiber.yield()
      end)
      this_fiber.yield()
    end)
    this_fiber.yield()
    scope_cleanup_push(function() log[#log + 1] = name .. ' root' end)
  end
end
local a, b = spawn(work 'a'), spawn(work 'b')
a:join()
b:join()
print(table.concat(log, ', '))
-- expect: a inner, b inner, a outer, b outer, a root, b root
