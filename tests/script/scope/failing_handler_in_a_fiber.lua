-- SPDX-License-Identifier: MIT
-- A failing root handler of a fiber ends the program, not only the fiber.
-- stderr: broken in a fiber
-- exit: 1

local f = spawn(function()
  scope_cleanup_push(function() error 'broken in a fiber' end)
end)
pcall(f.join, f)
print 'not here'
