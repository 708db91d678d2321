-- SPDX-License-Identifier: MIT
-- The program goes on while other fibers have something to do.

spawn(function()
  for i = 1, 3 do
    this_fiber.yield()
    print(i)       -- expect: 1
  end              -- expect: 2
end)               -- expect: 3
