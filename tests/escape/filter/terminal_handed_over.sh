#!/bin/sh
# SPDX-License-Identifier: MIT
# terminal_handed_over.sh - who has the terminal itself asks for its size, and types nothing.
# layers: filter
command -v script >/dev/null || exit 77
echo '{ version = 1, stdio = { "in", "out", "err" }, tty = true }' >policy.lua
cat >ask.lua <<'END'
local h = require "hostile"
local memory = h.memory(4096)
local function try(number) return h.sys("ioctl", 0, number, memory) end
local GET, SET, SIZE, TYPE, LINUX, CONTROL, OUTPUT = 0x5401, 0x5402, 0x5413, 0x5412, 0x541c, 0x540e, 0x5422
print(try(GET), try(SIZE))
for _, number in ipairs { TYPE, 2 ^ 32 + TYPE, SET, LINUX, CONTROL, OUTPUT } do
	if try(number) ~= "EPERM" then print("not refused", number) end
end
print "refused"
END
: | script -qec "'$ESCAPE' --policy policy.lua ask.lua" /dev/null | tr -d '\r'
# expect: 0	0
# expect: refused
