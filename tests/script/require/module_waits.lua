-- SPDX-License-Identifier: MIT
-- A module may wait; its importer goes on at its end, behind its cleanup handlers.
local others = 0
spawn(function() for _ = 1, 3 do others = others + 1 this_fiber.yield() end end)
this_fiber.forbid_suspend()
local m = require '/modules/waits'
this_fiber.allow_suspend()
print(m.done, others, this_fiber.local_.seen, this_fiber.local_.cleaned)
-- expect: true	3	by the importer	true
