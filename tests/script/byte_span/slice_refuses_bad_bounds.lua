-- SPDX-License-Identifier: MIT
-- Bounds outside are ERANGE, bounds that are no numbers EINVAL.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.append("hello")
print(failure(s.slice, s, 0))                                 -- expect: ERANGE
print(failure(s.slice, s, -1))                                -- expect: ERANGE
print(failure(s.slice, s, 0.9))                               -- expect: ERANGE
print(failure(s.slice, s, 4, 2))                              -- expect: ERANGE
print(failure(s.slice, s, 1, -1))                             -- expect: ERANGE
print(failure(s.slice, s, 7))                                 -- expect: ERANGE
print(failure(s.slice, s, 1, 6))                              -- expect: ERANGE
print(failure(s.slice, s, math.huge))                         -- expect: ERANGE
print(failure(s.slice, s, 1, math.huge))                      -- expect: ERANGE
print(failure(s.slice, s, 0 / 0))                             -- expect: ERANGE
print(failure(s.slice, s, 1, 0 / 0))                          -- expect: ERANGE
print(failure(s.slice, s, -2 ^ 63, 2 ^ 63))                   -- expect: ERANGE
print(failure(s.slice, s, "1"))                               -- expect: EINVAL 2
print(failure(s.slice, s, 1, "2"))                            -- expect: EINVAL 3
print(failure(s.slice, s, {}, {}))                            -- expect: EINVAL 2
