-- SPDX-License-Identifier: MIT
-- In a turn of an actor each of its ready fibers runs once, then the next actor has its turn.
if _CONTEXT == 'worker' then
  for _, name in ipairs { 'x', 'y' } do
    spawn(function()
      for i = 1, 2 do
        print('worker', name, i)
        this_fiber.yield()
      end
    end):detach()
  end
  return
end
spawn_vm '.'
this_fiber.yield()
for i = 1, 3 do
  print('main', i)
  this_fiber.yield()
end
-- expect: main	1
-- expect: worker	x	1
-- expect: worker	y	1
-- expect: main	2
-- expect: worker	x	2
-- expect: worker	y	2
-- expect: main	3
