-- SPDX-License-Identifier: MIT
-- Every argument is a boolean, number, string or pair, used or not.

local generic_error = require "generic_error"
local function try(...)
  local ok, e = pcall(format, ...)
  print(ok, e.arg, e == generic_error.EINVAL)
end
try()                              -- expect: false	1	true
try(nil)                           -- expect: false	1	true
try(5, 1)                          -- expect: false	1	true
try({}, 1)                         -- expect: false	1	true
try("{}", nil)                     -- expect: false	2	true
try("{}", 1, print)                -- expect: false	3	true
try("", "unused", newproxy())      -- expect: false	3	true
try("{}", coroutine.create(print)) -- expect: false	2	true
try("{}", {})                      -- expect: false	2	true
try("{}", {"a"})                   -- expect: false	2	true
try("{}", {"a", 1, 2})             -- expect: false	2	true
try("{}", {1, 2})                  -- expect: false	2	true
try("{}", {"a", {}})               -- expect: false	2	true
try("{}", {a = 1})                 -- expect: false	2	true
try("{", 1, {"a", {"b", 1}})       -- expect: false	3	true
