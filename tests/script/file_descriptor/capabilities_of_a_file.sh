# SPDX-License-Identifier: MIT
# Root gives a file capabilities, and reads what it has.

test "$(id -u)" -eq 0 || exit 77
cat >give.lua <<'LUA'
local system = require "system"
local file, read_only, directory = system.get_lowfd(3), system.get_lowfd(4), system.get_lowfd(5)
local function try(call, ...)
  local ok, why = pcall(call, ...)
  if ok then return print(ok, why) end
  print(ok, tostring(why.category), why.code, why.arg)
end
local ok, why = pcall(file.cap_get, file)
if why.code == 95 then os.exit(77) end
print(ok, tostring(why.category), why.code)
ok, why = pcall(file.cap_set, file, system.cap_from_text "cap_net_raw=ep")
if not ok and (why.code == 95 or why.code == 1) then os.exit(77) end
local caps = file:cap_get()
print(getmetatable(caps), caps, caps:get_nsowner())
try(read_only.cap_get, read_only)
caps = system.cap_from_text "cap_chown=ip cap_kill=p"
file:cap_set(caps)
print(file:cap_get())
caps:clear()
file:cap_set(caps)
print(file:cap_get())
try(file.cap_set, file, system.cap_from_text "cap_net_raw=ei cap_chown=p")
try(file.cap_set, file, "=ep")
try(file.cap_set, file)
try(file.cap_get, caps)
try(directory.cap_set, directory, caps)
print(file:cap_get())
file:close()
try(file.cap_get, file)
try(file.cap_set, file, caps)
LUA
: >file
"$CELLUA" give.lua 3<>file 4<file 5<.
# expect: false	system	61
# expect: linux_capabilities	cap_net_raw=ep	0
# expect: true	cap_net_raw=ep
# expect: cap_chown=ip cap_kill+p
# expect: =
# expect: false	system	22	nil
# expect: false	generic	22	2
# expect: false	generic	22	2
# expect: false	generic	22	1
# expect: false	system	22	nil
# expect: =
# expect: false	generic	9	nil
# expect: false	generic	9	nil
