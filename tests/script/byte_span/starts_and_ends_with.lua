-- SPDX-License-Identifier: MIT
-- Prefixes and suffixes are plain bytes, given as span or string.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.append("ab\0cd")
print(s:starts_with("ab"), s:starts_with("ab\0c"))            -- expect: true	true
print(s:starts_with("b"), s:starts_with("ab\0cde"))           -- expect: false	false
print(s:ends_with("cd"), s:ends_with(byte_span.append("\0cd"))) -- expect: true	true
print(s:ends_with("c"), s:ends_with("xab\0cd"))               -- expect: false	false
print(s:starts_with(s), s:ends_with(s))                       -- expect: true	true
print(s:starts_with(""), s:ends_with(""))                     -- expect: true	true
print(failure(s.starts_with, s))                              -- expect: EINVAL 2
print(failure(s.ends_with, s, nil))                           -- expect: EINVAL 2
print(failure(s.starts_with, s, 1))                           -- expect: EINVAL 2
