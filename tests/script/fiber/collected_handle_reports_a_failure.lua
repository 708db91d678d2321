-- SPDX-License-Identifier: MIT
-- The error of a fiber whose handle is garbage is reported when that is collected.
-- stderr: collected

spawn(function() error 'collected' end)
this_fiber.yield()
collectgarbage()
collectgarbage()
print 'on'         -- expect: on
