-- SPDX-License-Identifier: MIT
-- Starting another command does not lose or reorder what a fiber is writing.

local name = os.tmpname()
local output = io.popen('sleep 0.1; cat >' .. name, 'w')
local writer = spawn(function()
  for i = 1, 100 do output:write(('%06d'):format(i):rep(1000), '\n') end
  output:close()
end)
for _ = 1, 3 do
  local p = io.popen 'echo x'
  this_fiber.yield()
  p:close()
end
writer:join()
local i, wrong = 0, 0
for line in io.lines(name) do
  i = i + 1
  if line ~= ('%06d'):format(i):rep(1000) then wrong = wrong + 1 end
end
os.remove(name)
print(i, wrong)           -- expect: 100	0
