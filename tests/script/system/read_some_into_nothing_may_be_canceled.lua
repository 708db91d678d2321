-- SPDX-License-Identifier: MIT
-- A transfer of nothing is a cancellation point, and none where suspending is forbidden.

local system = require "system"
local fiber = spawn(function() system.in_:read_some(byte_span.new(0)) end)
fiber:cancel()
fiber:join()
print(fiber.cancellation_caught)                    -- expect: true
this_fiber.forbid_suspend()
local ok, why = pcall(system.out.write_some, nil, "")
print(ok, why.code, tostring(why.category))         -- expect: false	12	emilua.core
