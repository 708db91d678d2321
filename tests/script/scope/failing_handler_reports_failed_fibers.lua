-- SPDX-License-Identifier: MIT
-- Fibers that failed before are reported even then.
-- stderr: failed before
-- stderr: a cleanup handler failed
-- exit: 1

spawn(function() error 'failed before' end)
this_fiber.yield()
scope(function()
  scope_cleanup_push(function() error {} end)
end)
