-- SPDX-License-Identifier: MIT
-- byte_span.append names the argument it cannot join.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

print(failure(byte_span.append, 1))                           -- expect: EINVAL 1
print(failure(byte_span.append, "a", nil, true))              -- expect: EINVAL 3
print(failure(byte_span.append, "a", {}, 7))                  -- expect: EINVAL 2
print(failure(byte_span.append, io.stdout))                   -- expect: EINVAL 1
