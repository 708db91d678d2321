-- SPDX-License-Identifier: MIT
-- The error waits for the joiner, however late it comes.

local f = spawn(function() error({ 'late' }) end)
this_fiber.yield()
this_fiber.yield()
local ok, why = pcall(f.join, f)
print(ok, why[1], f.joinable)           -- expect: false	late	false
