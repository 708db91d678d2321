# SPDX-License-Identifier: MIT
# Nobody reads what capabilities a file has, and gives none; nor does a confined script.

cat >give.lua <<'LUA'
local system = require "system"
local file = system.get_lowfd(3)
local ok, why = pcall(file.cap_get, file)
if why.code == 95 then os.exit(77) end
print(ok, tostring(why.category), why.code)
ok, why = pcall(file.cap_set, file, system.cap_from_text "cap_net_raw=ep")
print(ok, tostring(why.category), why.code)
LUA
: >file
chmod 666 file
as=
if test "$(id -u)" -eq 0; then
	as="setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all"
fi
chmod 755 .
$as "$CELLUA" - 3<>file <give.lua
# expect: false	system	61
# expect: false	system	1
