-- SPDX-License-Identifier: MIT
-- Errors whose codes are different numbers are different.
local generic_error = require "generic_error"
for _, code in ipairs { 2.5, 2 ^ 32 + 2 } do
  local err = generic_error.ENOENT
  err.code = code
  print(err == generic_error.ENOENT)
end
-- expect: false
-- expect: false
