-- SPDX-License-Identifier: MIT
-- Closing a popened file behind C waits there.

local f = spawn(function()
  for _ = 1, 3 do this_fiber.yield() end
end)
this_fiber.yield()
print((('x'):gsub('x', function()
  local p = io.popen 'sleep 0.05; echo from the command'
  local line = p:read()
  p:close()
  return line
end)))              -- expect: from the command
f:join()
