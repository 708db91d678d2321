#!/bin/sh
# SPDX-License-Identifier: MIT
# actor_not_enforceable.sh - what cannot be held of an actor is found before the script begins, or
# by who only asks, and it is said which actor it is.
run() { # POLICY - of the actor
	cat >script.lua <<-END
		--[==[ sandbox
		version = 1, stdio = { "err" },
		actors = { good = { module = "m" }, bad = { module = "m", $1 } },
		]==]
		io.stderr:write "ran\n"
	END
	"$CELLUA" --check script.lua 2>&1
	echo $?
	"$CELLUA" --explain=json script.lua 2>/dev/null | python3 -c '
import json, sys
told = json.load(sys.stdin)
print(told["status"], [rule["status"] for rule in told["rules"] if rule["word"] == "stdio"])
for part in told["parts"]:
    print(part["actor"], "facts" in part, [rule["status"] for rule in part["rules"] if rule["word"] == sys.argv[1]])
' "$2"
}
command -v python3 >/dev/null || exit 77
echo >m.lua
run 'net = { udp = { "udp:x:1" } }' net.udp
# expect: cellua: sandbox: actor bad: script.lua:3:67: net.udp: nothing provides this yet
# expect: 69
# expect: 69 ['enforced']
# expect: good True []
# expect: bad False ['NOT ENFORCEABLE (required)']
# a step that the process itself cannot take
run 'ffi = { "libmissing.so" }' ffi
# expect: cellua: sandbox: actor bad: libraries: libmissing.so: cannot open shared object file: No such file or directory
# expect: 71
# expect: 71 ['enforced']
# expect: good True []
# expect: bad False ['not tried']
run 'fs = { read = { "/missing" } }' fs.read
# expect: cellua: sandbox: script.lua:3:75: fs.read: /missing: No such file or directory
# expect: 78
# expect: 78 ['enforced']
# expect: good True []
# expect: bad False ['failed']
