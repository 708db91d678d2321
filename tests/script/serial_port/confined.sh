# SPDX-License-Identifier: MIT
# A confined script makes no pairs, and opens no device.

cat >confined.lua <<'LUA'
local serial_port = require "serial_port"
local ok, why = pcall(serial_port.ptypair)
print(ok, tostring(why.category), why.code == 1 or why.code == 13)
local port = serial_port.new()
ok, why = pcall(port.open, port, "/dev/tty")
print(ok, tostring(why.category), why.code == 1 or why.code == 13)
LUA
"$CELLUA" --untrusted confined.lua
# expect: false	system	true
# expect: false	system	true
