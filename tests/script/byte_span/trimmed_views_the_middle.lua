-- SPDX-License-Identifier: MIT
-- trimmed takes bytes of a set off both ends, without copying.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.append(" \t\r\n\v\fa b\n "):slice(1, 10)
local view = s:trimmed()
print(view, #view, view.capacity)                             -- expect: a b	3	5
s[7] = ("A"):byte()
print(view)                                                   -- expect: A b
print(byte_span.append("--x-y-"):trimmed("-"))                -- expect: x-y
print(byte_span.append("xyx"):trimmed(byte_span.append("x"))) -- expect: y
print(byte_span.append(" a "):trimmed(nil))                   -- expect: a
print(byte_span.append(" a "):trimmed("") == byte_span.append(" a ")) -- expect: true
print(tostring(byte_span.append("\0a\0"):trimmed()) == "\0a\0") -- expect: true
local roomy = byte_span.new(0, 9)
print(roomy:trimmed().capacity)                               -- expect: 0
print(roomy:append("  "):trimmed().capacity)                  -- expect: 0
print(failure(s.trimmed, s, 1))                               -- expect: EINVAL 2
