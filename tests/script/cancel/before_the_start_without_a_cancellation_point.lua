-- SPDX-License-Identifier: MIT
-- A canceled fiber that meets no cancellation point ends normally.

local f = spawn(function() return 'value' end)
f:cancel()
print(f:join())               -- expect: value
print(f.cancellation_caught)  -- expect: false
