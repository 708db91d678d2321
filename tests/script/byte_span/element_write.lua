-- SPDX-License-Identifier: MIT
-- Elements take whole bytes and nothing else; other keys are refused.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.append("abcd"):slice(1, 3)
local view = s:slice(2)
s[2], s[3.7] = 0, 255.9
print(view[1], view[2])                                       -- expect: 0	255
local function write(key, value)
  s[key] = value
end
print(failure(write, 1, "a"))                                 -- expect: EINVAL 3
print(failure(write, 1, nil))                                 -- expect: EINVAL 3
print(failure(write, 9, "a"))                                 -- expect: EINVAL 3
print(failure(write, 1, 256))                                 -- expect: ERANGE
print(failure(write, 1, -1))                                  -- expect: ERANGE
print(failure(write, 1, 0 / 0))                               -- expect: ERANGE
print(failure(write, 0, 1))                                   -- expect: ERANGE
print(failure(write, 4, 1))                                   -- expect: ERANGE
print(failure(write, 0 / 0, 1))                               -- expect: ERANGE
print(failure(write, math.huge, 1))                           -- expect: ERANGE
print(failure(write, "1", 1))                                 -- expect: EPERM
print(failure(write, "capacity", 1))                          -- expect: EPERM
print(failure(write, {}, 1))                                  -- expect: EPERM
print(s[1], s:slice(1, 4)[4])                                 -- expect: 97	100
