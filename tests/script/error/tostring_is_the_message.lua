-- SPDX-License-Identifier: MIT
-- tostring() is the text of the code, whatever was added.

local generic_error = require "generic_error"
local err = generic_error.ENOENT
err.context = "x"
print(tostring(err) == err.category.message(2), #tostring(err) > 0) -- expect: true	true
err.code = 1
print(tostring(err) == tostring(generic_error.EPERM))         -- expect: true
err.code = 123456
print(type(tostring(err)))                                    -- expect: string
