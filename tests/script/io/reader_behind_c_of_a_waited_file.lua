-- SPDX-License-Identifier: MIT
-- Somebody behind C reads a file that a fiber already waits for: both get their line.

local input = io.popen 'sleep 0.1; echo one; echo two'
local reader = spawn(function() return input:read() end)
this_fiber.yield()
this_fiber.yield()
local got
string.gsub('x', 'x', function() got = input:read() end)
local other = reader:join()
print(got ~= other, got == 'one' or got == 'two', other == 'one' or other == 'two')
-- expect: true	true	true
