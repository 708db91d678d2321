-- SPDX-License-Identifier: MIT
-- A module that fails.
this_fiber.local_.tries = (this_fiber.local_.tries or 0) + 1
error { 'the same value' }
