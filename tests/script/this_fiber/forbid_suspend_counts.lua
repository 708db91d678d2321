-- SPDX-License-Identifier: MIT
-- The blocks nest; one allow too many raises.

this_fiber.forbid_suspend()
this_fiber.forbid_suspend()
this_fiber.allow_suspend()
print((pcall(this_fiber.yield)))                -- expect: false
this_fiber.allow_suspend()
print((pcall(this_fiber.yield)))                -- expect: true
local ok, e = pcall(this_fiber.allow_suspend)
print(ok, e.code, tostring(e.category))         -- expect: false	10	emilua.core
print((pcall(this_fiber.yield)))                -- expect: true
