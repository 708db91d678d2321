-- SPDX-License-Identifier: MIT
-- A fiber that ends without unlocking stays the owner: no later fiber takes its place.
local m = require("recursive_mutex").new()
spawn(function() m:lock() end):detach()
this_fiber.yield()
local stolen = 0
for i = 1, 200 do
  if i % 10 == 1 then collectgarbage() end
  if spawn(function() return m:try_lock() end):join() then stolen = stolen + 1 end
end
print(stolen)                               -- expect: 0
spawn(function() print(pcall(m.unlock, m)) end):join()
-- expect: false	Operation not permitted
