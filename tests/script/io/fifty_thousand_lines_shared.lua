-- SPDX-License-Identifier: MIT
-- Ten fibers share a file of many lines; none is lost, none comes twice.

local name = os.tmpname()
local f = assert(io.open(name, 'w'))
local n = 50000
for i = 1, n do f:write(i, '\n') end
f:close()
f = assert(io.open(name))
os.remove(name)
local seen, count = {}, 0
local fibers = {}
for i = 1, 10 do
  fibers[i] = spawn(function()
    for line in f:lines() do
      if seen[line] then print('twice', line) end
      seen[line] = true
      count = count + 1
      if count % 97 == 0 then this_fiber.yield() end
    end
  end)
end
for _, fiber in ipairs(fibers) do fiber:join() end
print(count, seen['1'], seen[tostring(n)])  -- expect: 50000	true	true
