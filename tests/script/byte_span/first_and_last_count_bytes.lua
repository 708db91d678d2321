-- SPDX-License-Identifier: MIT
-- first and last view so many bytes of either end.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.append("hello"):slice(1, 4)
print(s:first(2), s:last(2), s:first(4), s:last(4))           -- expect: he	ll	hell	hell
print(s:first(2).capacity, s:last(2).capacity)                -- expect: 5	3
print(#s:first(0), #s:last(0), s:last(0).capacity)            -- expect: 0	0	1
print(failure(s.first, s, 5))                                 -- expect: ERANGE
print(failure(s.last, s, 5))                                  -- expect: ERANGE
print(failure(s.first, s, -1))                                -- expect: ERANGE
print(failure(s.last, s))                                     -- expect: EINVAL 2
print(failure(s.first, s, "1"))                               -- expect: EINVAL 2
