-- SPDX-License-Identifier: MIT
-- A bad item is named, counting self as 1, and nothing is written.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.new(0, 8)
print(failure(s.append, s, 1))                                -- expect: EINVAL 2
print(failure(s.append, s, "a", nil, {}))                     -- expect: EINVAL 4
print(failure(s.append, "a", "b"))                            -- expect: EINVAL 1
print(s:slice(1, 1)[1])                                       -- expect: 0
