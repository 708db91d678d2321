-- SPDX-License-Identifier: MIT
-- copy moves what fits, never grows, and survives overlap.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.new(4, 8)
print(s:copy("ab"), tostring(s) == "ab\0\0")                  -- expect: 2	true
print(s:copy("uvwxyz"), s, #s)                                -- expect: 4	uvwx	4
print(s:slice(1, 8)[5])                                       -- expect: 0
print(s:copy(byte_span.append("12")), s)                      -- expect: 2	12wx
print(s:copy(""), s)                                          -- expect: 0	12wx
local line = byte_span.append("abcdef")
print(line:slice(3):copy(line), line)                         -- expect: 4	ababcd
line:copy("abcdef")
print(line:copy(line:slice(3)), line)                         -- expect: 4	cdefef
print(failure(s.copy, s))                                     -- expect: EINVAL 2
print(failure(s.copy, s, nil))                                -- expect: EINVAL 2
print(failure(s.copy, s, 12))                                 -- expect: EINVAL 2
