-- SPDX-License-Identifier: MIT
-- A canceled fiber cleans up undisturbed: its handlers may wait, and are not canceled.

local f = spawn(function()
  scope_cleanup_push(function()
    for i = 1, 2 do
      this_fiber.yield()
      print('root', i, (pcall(this_fiber.yield)))
    end
  end)
  scope(function()
    scope_cleanup_push(function()
      this_fiber.yield()
      print('scope', spawn(function() return 'joined' end):join())
    end)
    while true do this_fiber.yield() end
  end)
end)
this_fiber.yield()
f:cancel()
print(select('#', f:join()), f.cancellation_caught)
-- expect: scope	joined
-- expect: root	1	true
-- expect: root	2	true
-- expect: 0	true
