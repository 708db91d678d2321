-- SPDX-License-Identifier: MIT
-- One behind the end is nil even for the empty pattern; further is ERANGE.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.append("abc")
for _, name in ipairs { "find", "find_first_of", "find_first_not_of" } do
  local find = s[name]
  print(find(s, "", 1), find(s, nil, 3), find(s))
  print(find(s, "", 4), find(s, "c", 4), find(s, nil, 4))
  print(failure(find, s, "a", 0), failure(find, s, "a", 5))
  print(failure(find, s, "a", 0 / 0), failure(find, s, "a", math.huge))
  print(failure(find, s, "a", "1"), failure(find, s, 1))
end
-- expect: 1	3	1
-- expect: nil	nil	nil
-- expect: ERANGE	ERANGE
-- expect: ERANGE	ERANGE
-- expect: EINVAL 3	EINVAL 2
-- expect: nil	nil	nil
-- expect: nil	nil	nil
-- expect: ERANGE	ERANGE
-- expect: ERANGE	ERANGE
-- expect: EINVAL 3	EINVAL 2
-- expect: 1	3	1
-- expect: nil	nil	nil
-- expect: ERANGE	ERANGE
-- expect: ERANGE	ERANGE
-- expect: EINVAL 3	EINVAL 2
