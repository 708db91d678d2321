-- SPDX-License-Identifier: MIT
-- A reader that comes while another's read is being canceled still gets its line.

local input = io.popen 'until [ -e go ]; do sleep 0.02; done; echo line'
local first = spawn(function() return input:read() end)
this_fiber.yield()
this_fiber.yield()
first:cancel()
local second = spawn(function() return input:read() end)
local count = select('#', first:join())
io.open('go', 'w'):close()
print(second:join(), count)      -- expect: line	0
