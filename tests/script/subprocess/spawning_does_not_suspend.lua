-- SPDX-License-Identifier: MIT
-- A process can be made where suspension is forbidden, and no other fiber runs meanwhile.
if _CONTEXT == "worker" then return end
local ran = false
spawn(function() ran = true end):detach()
this_fiber.forbid_suspend()
local process = spawn_vm { module = ".", subprocess = {} }
print(ran) -- expect: false
this_fiber.allow_suspend()
print(process:wait().exit_code) -- expect: 0
