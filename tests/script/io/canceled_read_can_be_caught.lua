-- SPDX-License-Identifier: MIT
-- The error is raised at the read, where a pcall catches it.

local input = io.popen 'until [ -e go ]; do sleep 0.02; done; echo x'
local f = spawn(function()
  local ok, e = pcall(input.read, input)
  print(ok, e.code, tostring(e.category))   -- expect: false	13	emilua.core
  io.open('go', 'w'):close()
  this_fiber.disable_cancellation()
  return input:read()
end)
this_fiber.yield()
this_fiber.yield()
f:cancel()
print(f:join())                             -- expect: x
