-- SPDX-License-Identifier: MIT
-- Where the fiber cannot be suspended, reading and writing wait with the whole program.

local input = io.popen 'for i in 1 2 3 4 5 6; do echo $i; sleep 0.02; done'
local other = 0
local f = spawn(function()
  for _ = 1, 3 do
    other = other + 1
    this_fiber.yield()
  end
end)
this_fiber.yield()
print((('a b'):gsub('%w', function() return input:read() end)))      -- expect: 1 2
local wrapped = coroutine.wrap(function() return input:read() end)
print((('c'):gsub('%w', wrapped)))                                   -- expect: 3
table.sort({ 2, 1 }, function(a, b)
  for line in input:lines() do
    print(line)                                                      -- expect: 4
    break
  end
  io.write('written ', other, '\n')                                  -- expect: written 1
  return a < b
end)
print(input:read '*a')                                               -- expect: 5
f:join()                                                             -- expect: 6
print(other)                                                         -- expect:
                                                                     -- expect: 3
