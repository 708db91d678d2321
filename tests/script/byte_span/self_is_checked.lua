-- SPDX-License-Identifier: MIT
-- A method called on anything but a span names argument 1.

local names = { [1] = "EPERM", [22] = "EINVAL", [34] = "ERANGE" }
local function failure(f, ...)
  local ok, err = pcall(f, ...)
  return ok and "no error" or names[err.code] .. (err.arg and " " .. err.arg or "")
end

local s = byte_span.new(1)
local wrong = 0
for _, name in ipairs {
  "append", "copy", "ends_with", "fill", "find", "find_first_not_of", "find_first_of",
  "find_last_not_of", "find_last_of", "first", "inplace_lower", "inplace_upper", "last",
  "rfind", "slice", "starts_with", "sub", "trimmed", "get_i8", "set_i8", "get_f64be",
  "set_f64le",
} do
  for _, self in ipairs { "text", {}, 1, true, io.stdout, newproxy() } do
    if failure(s[name], self, "a", 1) ~= "EINVAL 1" then
      wrong = wrong + 1
    end
  end
  if failure(s[name]) ~= "EINVAL 1" then
    wrong = wrong + 1
  end
end
print(wrong)                                                  -- expect: 0
local meta = debug.getmetatable(s)
print(failure(meta.__index, io.stdout, 1))                    -- expect: EINVAL 1
print(failure(meta.__newindex, {}, 1, 1))                     -- expect: EINVAL 1
print(failure(meta.__len))                                    -- expect: EINVAL 1
print(failure(meta.__eq, s, "x"))                             -- expect: EINVAL 2
print(failure(meta.__gc, "x"))                                -- expect: EINVAL 1
