-- SPDX-License-Identifier: MIT
-- Every bad size is EINVAL that names no argument.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

print(failure(byte_span.new))                                 -- expect: EINVAL
print(failure(byte_span.new, "3"))                            -- expect: EINVAL
print(failure(byte_span.new, {}))                             -- expect: EINVAL
print(failure(byte_span.new, -1))                             -- expect: EINVAL
print(failure(byte_span.new, 0, -1))                          -- expect: EINVAL
print(failure(byte_span.new, 4, 3))                           -- expect: EINVAL
print(failure(byte_span.new, 4, "5"))                         -- expect: EINVAL
print(failure(byte_span.new, 0, false))                       -- expect: EINVAL
print(failure(byte_span.new, 0 / 0))                          -- expect: EINVAL
print(failure(byte_span.new, -math.huge))                     -- expect: EINVAL
print(failure(byte_span.with_zeros, -1))                      -- expect: EINVAL
