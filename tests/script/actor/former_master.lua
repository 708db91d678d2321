-- SPDX-License-Identifier: MIT
-- Who has handed on the role of master does not decide the status any more.
-- exit: 0
local system = require "system"
if _CONTEXT == 'worker' then return end
spawn_vm { module = '.', new_master = true }
for _ = 1, 5 do this_fiber.yield() end
print(pcall(system.exit, {}) == false)    -- expect: true
system.exit(3)
