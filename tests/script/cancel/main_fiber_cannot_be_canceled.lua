-- SPDX-License-Identifier: MIT
-- The main fiber has no handle; disable and restore work there without effect.

this_fiber.disable_cancellation()
this_fiber.yield()
this_fiber.restore_cancellation()
this_fiber.yield()
print 'main'                   -- expect: main
