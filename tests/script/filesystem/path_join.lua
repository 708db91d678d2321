-- SPDX-License-Identifier: MIT
-- join() continues one path by all the others, as / does by one.

local path = require("filesystem").path

local function failure(...)
  local ok, err = pcall(path.join, ...)
  return ok and "no error" or tostring(err.category) .. " " .. err.code .. " arg " .. err.arg
end

print(tostring(path.join()) == "")                            -- expect: true
print(path.join "a")                                          -- expect: a
print(path.join("a", path "b/", "c"))                         -- expect: a/b/c
print(path.join("a", "/b", "c", ""))                          -- expect: /b/c/
print(path.join("", "a", "", "/long/enough", "x"))            -- expect: /long/enough/x
print(path.join(path "a\0b", "\255") == path "a\0b" / "\255") -- expect: true
print(getmetatable(path.join("a", "b")))                      -- expect: filesystem.path
print(failure(1))                                             -- expect: generic 22 arg 1
print(failure("a", "b", nil))                                 -- expect: generic 22 arg 3
print(failure("a", {}, "c"))                                  -- expect: generic 22 arg 2
