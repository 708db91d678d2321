-- SPDX-License-Identifier: MIT
-- NaN, infinite and negative delays are EDOM, too long ones EOVERFLOW.

local function failure(f, ...)
  local ok, err = pcall(f, ...)
  if ok then return "no error" end
  if type(err) ~= "table" then return "a " .. type(err) end
  return tostring(err.category) .. " " .. err.code .. (err.arg and " arg " .. err.arg or "")
end

local sleep = require("time").sleep
print(failure(sleep, 0 / 0))                                  -- expect: generic 33 arg 1
print(failure(sleep, math.huge))                              -- expect: generic 33 arg 1
print(failure(sleep, -math.huge))                             -- expect: generic 33 arg 1
print(failure(sleep, -1e-9))                                  -- expect: generic 33 arg 1
print(failure(sleep, "nan"))                                  -- expect: generic 33 arg 1
print(failure(sleep, 1e10))                                   -- expect: generic 75
print(failure(sleep, 2 ^ 63 / 1e9))                           -- expect: generic 75
print(failure(sleep, 1e300))                                  -- expect: generic 75
print(failure(sleep))                                         -- expect: generic 22 arg 1
print(failure(sleep, {}))                                     -- expect: generic 22 arg 1
print(failure(sleep, "soon"))                                 -- expect: generic 22 arg 1
