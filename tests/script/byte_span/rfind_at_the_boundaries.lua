-- SPDX-License-Identifier: MIT
-- An end_ of 0 is nil; before that or behind the span is ERANGE.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.append("abc")
for _, name in ipairs { "rfind", "find_last_of", "find_last_not_of" } do
  local find = s[name]
  print(find(s, ""), find(s, nil, 1), find(s))
  print(find(s, "", 0), find(s, "a", 0), find(s, nil, 0))
  print(failure(find, s, "a", -1), failure(find, s, "a", 4))
  print(failure(find, s, "a", 0 / 0), failure(find, s, "a", math.huge))
  print(failure(find, s, "a", "1"), failure(find, s, 1))
end
-- expect: 3	1	3
-- expect: nil	nil	nil
-- expect: ERANGE	ERANGE
-- expect: ERANGE	ERANGE
-- expect: EINVAL 3	EINVAL 2
-- expect: nil	nil	nil
-- expect: nil	nil	nil
-- expect: ERANGE	ERANGE
-- expect: ERANGE	ERANGE
-- expect: EINVAL 3	EINVAL 2
-- expect: 3	1	3
-- expect: nil	nil	nil
-- expect: ERANGE	ERANGE
-- expect: ERANGE	ERANGE
-- expect: EINVAL 3	EINVAL 2
