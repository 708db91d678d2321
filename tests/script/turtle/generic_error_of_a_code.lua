-- SPDX-License-Identifier: MIT
-- togeneric() knows what the file says, and copies an error that has nothing generic.
local fuel = require "/modules/fuel"
local generic_error = require "generic_error"

print(fuel.empty:togeneric() == generic_error.ENODATA)    -- expect: true
print(fuel.empty == generic_error.ENODATA)                -- expect: false
local why = fuel[-7]
why.context = "added"
local copy = why:togeneric()
print(copy == why, rawequal(copy, why), copy.context)     -- expect: true	false	nil
