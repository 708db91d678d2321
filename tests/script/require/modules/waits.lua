-- SPDX-License-Identifier: MIT
-- A module that waits while it is loaded.
require("time").sleep(0.01)
scope_cleanup_push(function() this_fiber.local_.cleaned = true end)
this_fiber.local_.seen = 'by the importer'
done = true
