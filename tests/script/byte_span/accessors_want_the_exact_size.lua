-- SPDX-License-Identifier: MIT
-- A span of any other size than the number is refused, and so is a non-number.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local four = byte_span.new(4, 8)
print(failure(four.get_u16be, four))                          -- expect: EINVAL 1
print(failure(four.set_i24le, four, 1))                       -- expect: EINVAL 1
print(failure(four.get_f64le, four))                          -- expect: EINVAL 1
print(failure(four.get_u40be, four))                          -- expect: EINVAL 1
print(failure(four.get_i8, byte_span.new(0)))                 -- expect: EINVAL 1
print(failure(four.set_u32be, four, "1"))                     -- expect: EINVAL 2
print(failure(four.set_f32be, four))                          -- expect: EINVAL 2
print(failure(four.set_u16be, four, "1"))                     -- expect: EINVAL 1
print(failure(four.get_u32be, four))                          -- expect: no error
