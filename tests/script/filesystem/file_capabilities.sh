# SPDX-License-Identifier: MIT
# cap_get_file() and cap_set_file() are about the file that a path leads to.
: >file && ln -s file link
cat >give.lua <<'LUA'
local fs, p = require "filesystem", require("filesystem").path.new
local system = require "system"
local function try(call, ...)
  local ok, why = pcall(call, ...)
  if ok then return print(ok, why) end
  print(ok, tostring(why.category), why.code, why.arg or tostring(why.path1))
end
local ok, why = pcall(fs.cap_get_file, p "file")
if why.code == 95 then os.exit(77) end
try(fs.cap_get_file, p "file")
try(fs.cap_get_file, p "none")
try(fs.cap_get_file, "file")
try(fs.cap_set_file, p "file", "cap_net_raw=ep")
try(fs.cap_set_file, p ".", system.cap_from_text "cap_net_raw=ep")
ok, why = pcall(fs.cap_set_file, p "link", system.cap_from_text "cap_net_raw=ep")
if ok then
  print(tostring(fs.cap_get_file(p "file")) == "cap_net_raw=ep")
else
  print(why.code == 1 or why.code == 95 or why)
end
LUA
"$CELLUA" give.lua
# expect: false	system	61	file
# expect: false	system	2	none
# expect: false	generic	22	1
# expect: false	generic	22	2
# expect: false	system	22	.
# expect: true
