-- SPDX-License-Identifier: MIT
-- Methods of paths refuse what is neither a path nor, behind the first argument, a string.

local path = require("filesystem").path
local p = path "a"

local function check(name, ...)
  local ok, err = pcall(p[name], ...)
  local text = ok and "no error" or type(err) == "table" and
    tostring(err.category) .. " " .. err.code .. " arg " .. tostring(err.arg) or err
  print(name, text)
end

check("iterator")               -- expect: iterator	generic 22 arg 1
check("iterator", "a")          -- expect: iterator	generic 22 arg 1
check("to_generic", path)       -- expect: to_generic	generic 22 arg 1
check("make_preferred", {})     -- expect: make_preferred	generic 22 arg 1
check("remove_filename", 1)     -- expect: remove_filename	generic 22 arg 1
check("lexically_normal", nil)  -- expect: lexically_normal	generic 22 arg 1
for _, name in ipairs { "replace_filename", "lexically_relative", "lexically_proximate" } do
  check(name, "a", "b")
  check(name, p)
  check(name, p, 1)
end
-- expect: replace_filename	generic 22 arg 1
-- expect: replace_filename	generic 22 arg 2
-- expect: replace_filename	generic 22 arg 2
-- expect: lexically_relative	generic 22 arg 1
-- expect: lexically_relative	generic 22 arg 2
-- expect: lexically_relative	generic 22 arg 2
-- expect: lexically_proximate	generic 22 arg 1
-- expect: lexically_proximate	generic 22 arg 2
-- expect: lexically_proximate	generic 22 arg 2
check("replace_extension", "a") -- expect: replace_extension	generic 22 arg 1
check("replace_extension", p, 1) -- expect: replace_extension	generic 22 arg 2
check("replace_extension", p, false) -- expect: replace_extension	generic 22 arg 2
check("replace_extension", p)   -- expect: replace_extension	no error
check("replace_extension", p, nil) -- expect: replace_extension	no error
