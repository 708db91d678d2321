-- SPDX-License-Identifier: MIT
-- Canceling all who wait for a file leaves it usable.

local input = io.popen 'until [ -e go ]; do sleep 0.02; done; echo one'
local readers = {}
for i = 1, 3 do
  readers[i] = spawn(function() return input:read() end)
end
this_fiber.yield()
this_fiber.yield()
for i = 1, 3 do readers[i]:cancel() end
for i = 1, 3 do print(select('#', readers[i]:join())) end
io.open('go', 'w'):close()
-- expect: 0
-- expect: 0
-- expect: 0
print(input:read())     -- expect: one
