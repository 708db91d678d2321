# SPDX-License-Identifier: MIT
# openat() names the argument that is wrong.

cat >wrong.lua <<'END'
local directory = require("system").get_lowfd(3)
local function try(...)
  local ok, why = pcall(directory.openat, directory, ...)
  print(ok, tostring(why.category), why.code, why.arg)
end
try()
try(5, {})
try("file\0hidden", {})
try("file")
try("file", "read_only")
try("file", { "read" })
try("file", { 0 })
try("file", { "read_only", "write_only" })
try("file", 5, "0644")
try("file", {}, "0644")
try("file", {}, 4096)
try("file", {}, 0 / 0)
END
echo >file
"$CELLUA" wrong.lua 3<.
# expect: false	generic	22	2
# expect: false	generic	22	2
# expect: false	generic	22	2
# expect: false	generic	22	3
# expect: false	generic	22	3
# expect: false	generic	22	3
# expect: false	generic	22	3
# expect: false	generic	22	3
# expect: false	generic	22	3
# expect: false	generic	22	4
# expect: false	generic	22	4
# expect: false	generic	22	4
