-- SPDX-License-Identifier: MIT
-- A read of several formats keeps what it has while it waits for the rest.

local command = [[printf '12 ab'; sleep 0.05; printf 'cd\nrest'; sleep 0.05; printf ' e']]
local input = io.popen(command)
local ticks, stop = 0, nil
local ticker = spawn(function()
  while not stop do
    ticks = ticks + 1
    this_fiber.yield()
  end
end)
print(input:read('*n', 1, '*l', 2, '*a', '*l'))
-- expect: 12	 	abcd	re	st e	nil
stop = true
print(ticks > 1)      -- expect: true
