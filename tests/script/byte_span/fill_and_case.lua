-- SPDX-License-Identifier: MIT
-- fill sets every byte; the case changes touch ASCII letters only.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local memory = byte_span.new(6)
local s = memory:slice(2, 4)
print(rawequal(s:fill(65.9), s), tostring(memory) == "\0AAA\0\0") -- expect: true	true
print(failure(s.fill, s, 256))                                -- expect: ERANGE
print(failure(s.fill, s, -1))                                 -- expect: ERANGE
print(failure(s.fill, s, "A"))                                -- expect: EINVAL 2
print(failure(s.fill, s))                                     -- expect: EINVAL 2
local text = byte_span.append("@AZ[`az{0\196\228")
print(rawequal(text:inplace_lower(), text))                   -- expect: true
print(tostring(text) == "@az[`az{0\196\228")                 -- expect: true
print(tostring(text:inplace_upper()) == "@AZ[`AZ{0\196\228") -- expect: true
