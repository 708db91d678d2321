-- SPDX-License-Identifier: MIT
-- spawn_context_threads takes a number, and no absurd one.
local generic_error = require "generic_error"
print(pcall(spawn_context_threads) == false, pcall(spawn_context_threads, {}) == false)
print(pcall(spawn_context_threads, -1 / 0))
local ok, why = pcall(spawn_context_threads, 1 / 0)
print(ok, why == generic_error.EINVAL, why.arg)
-- expect: true	true
-- expect: true
-- expect: false	true	1
