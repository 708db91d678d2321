-- SPDX-License-Identifier: MIT
-- Files that are dropped after a canceled read are collected without harm.

for round = 1, 50 do
  local p = io.popen 'echo x; exec sleep 0.05'
  local f = spawn(function() return p:read(5) end)
  this_fiber.yield()
  this_fiber.yield()
  f:cancel()
  f:join()
  p = nil
  if round % 10 == 0 then collectgarbage() end
end
collectgarbage()
print 'fine'              -- expect: fine
