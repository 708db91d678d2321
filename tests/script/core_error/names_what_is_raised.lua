-- SPDX-License-Identifier: MIT
-- The members equal what the runtime raises.

local core_error = require "core_error"
local _, err = pcall(function() return this_fiber.unknown end)
print(err == core_error.bad_index, err == core_error.bad_coroutine) -- expect: true	false
_, err = pcall(this_fiber.allow_suspend)
print(err == core_error.suspension_already_allowed)           -- expect: true
_, err = pcall(scope_cleanup_pop)
print(err == core_error.unmatched_scope_cleanup)              -- expect: true
