-- SPDX-License-Identifier: MIT
-- Calling what is no function is a failure like any other, not an error.

print(pcall(nil))         -- expect: false	attempt to call a nil value
print(pcall({}))          -- expect: false	attempt to call a table value
print((xpcall(nil, function(why) return why end)))  -- expect: false
print((pcall(pcall)))     -- expect: false
