#!/bin/sh
# SPDX-License-Identifier: MIT
# look_into.sh - who has the same user cannot look into a confined process.
[ -e "/proc/$$/task/$$/children" ] || exit 77
user=
if [ "$(id -u)" -eq 0 ]; then
	user='setpriv --reuid=65534 --regid=65534 --clear-groups'
fi
cat >look.lua <<'END'
local h, pid, stack = require "hostile", tonumber(arg[1]), tonumber(arg[2])
local memory = h.memory(4096)
h.poke(memory, memory + 512, 8, stack, 8)
local function try(what, result) print(what, type(result)) end
for name in ("mem environ auxv io maps fd/0"):gmatch "%S+" do
	try(name, h.sys("openat", -100, ("/proc/%d/%s"):format(pid, name), 0))
end
try("read", h.sys("process_vm_readv", pid, memory, 1, memory + 16, 1, 0))
try("take", h.sys("pidfd_getfd", h.sys("pidfd_open", pid, 0), 0, 0))
try("trace", h.sys("ptrace", 0x4206, pid, 0, 0))
END
cat >look.sh <<'END'
rm -f out
env "$1" "$ESCAPE" --untrusted -e 'print(("%.0f"):format(require("hostile").stack))
	io.flush() while true do end' </dev/null >out &
supervisor=$!
until [ -s out ]; do :; done
child=$(tr -d ' ' <"/proc/$supervisor/task/$supervisor/children")
"$ESCAPE" look.lua "$child" "$(cat out)"
kill -KILL $supervisor "$child" 2>/dev/null
wait
END
chmod 644 look.*
$user sh look.sh A=1 2>/dev/null
# expect: mem	string
# expect: environ	string
# expect: auxv	string
# expect: io	string
# expect: maps	string
# expect: fd/0	string
# expect: read	string
# expect: take	string
# expect: trace	string
rm -f out
$user sh look.sh CELLUA_WITHOUT=parent 2>/dev/null | grep -v number
true
