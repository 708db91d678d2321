-- SPDX-License-Identifier: MIT
-- A module that failed raises the same value again and does not run twice.
local ok, why = pcall(require, '/modules/fails')
local again, why_again = pcall(require, '/modules/fails')
print(ok, why[1], again, why == why_again, this_fiber.local_.tries)
-- expect: false	the same value	false	true	1
