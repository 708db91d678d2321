-- SPDX-License-Identifier: MIT
-- Canceling one waiting reader leaves the other waiting, whichever was first.

for first = 1, 2 do
  local input = io.popen('until [ -e go' .. first .. ' ]; do sleep 0.02; done; echo one; echo two')
  local readers = {}
  for i = 1, 2 do
    readers[i] = spawn(function() return input:read() end)
  end
  this_fiber.yield()
  this_fiber.yield()
  readers[first]:cancel()
  local count = select('#', readers[first]:join())
  io.open('go' .. first, 'w'):close()
  print(count, readers[3 - first]:join())
  print(input:read())
end
-- expect: 0	one
-- expect: two
-- expect: 0	one
-- expect: two
