-- SPDX-License-Identifier: MIT
-- Elements are unsigned bytes, and outside is an error, not nil.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.append("a\0\255z"):slice(1, 3)
print(s[1], s[2], s[3])                                       -- expect: 97	0	255
print(s[1.9], s[3.5])                                         -- expect: 97	255
local function read(key)
  return s[key]
end
print(failure(read, 0))                                       -- expect: ERANGE
print(failure(read, 4))                                       -- expect: ERANGE
print(failure(read, 0.9))                                     -- expect: ERANGE
print(failure(read, -1))                                      -- expect: ERANGE
print(failure(read, math.huge))                               -- expect: ERANGE
print(failure(read, 0 / 0))                                   -- expect: ERANGE
local empty = byte_span.new(0, 4)
print(failure(function() return empty[1] end))                -- expect: ERANGE
local looped = pcall(function()
  for _ in ipairs(s) do
  end
end)
print(looped)                                                 -- expect: false
