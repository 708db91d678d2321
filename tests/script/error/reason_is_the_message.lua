-- SPDX-License-Identifier: MIT
-- A string in the member `reason` is the message, also of an error that nobody catches.
local why = require("generic_error").EACCES
why.reason = 5
print(tostring(why))                           -- expect: Permission denied
why.reason = "the policy says so"
print(tostring(why))                           -- expect: the policy says so
print(why == require("generic_error").EACCES)  -- expect: true
error(why)
-- stderr: the policy says so
-- exit: 1
