-- SPDX-License-Identifier: MIT
-- An explicit end may reach into spare memory, the default one may not.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.new(2, 6)
print(#s:slice(1, 6), s:slice(1, 6).capacity)                 -- expect: 6	6
print(#s:slice(4, 5), s:slice(4, 5).capacity)                 -- expect: 2	3
local behind = s:slice(3)
print(#behind, behind.capacity)                               -- expect: 0	4
print(failure(s.slice, s, 4))                                 -- expect: ERANGE
print(#s:slice(4, 3), s:slice(4, 3).capacity)                 -- expect: 0	3
print(#s:slice(7, 6), s:slice(7, 6).capacity)                 -- expect: 0	0
print(failure(s.slice, s, 1, 7))                              -- expect: ERANGE
print(failure(s.slice, s, 8, 7))                              -- expect: ERANGE
local full = byte_span.append("ab")
print(#full:slice(3), full:slice(3).capacity)                 -- expect: 0	0
