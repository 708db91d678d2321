#!/bin/sh
# SPDX-License-Identifier: MIT
# best_effort.sh - only the word that says so may hold in part, and it is told that it does.
mkdir in
policy() { # ENFORCE
	echo "{ version = 1, stdio = { \"out\", \"err\" }, fs = { read = { \"\$CWD/in\" } }, enforce = $1 }" >policy.lua
}
run() {
	"$ESCAPE" --policy policy.lua -e 'print "ran"' 2>/dev/null
	echo $?
}
holds() { "$ESCAPE" --explain --policy policy.lua -e '' | sed -n 's/^fs.read .* ring  *//p'; }
export CELLUA_KERNEL=abi=2
policy '{ ["fs.read"] = "best-effort" }'
run
holds
# expect: ran
# expect: 0
# expect: partial: files can be emptied, Landlock is older than ABI 3
CELLUA_KERNEL=abi=3 holds
# expect: enforced
policy '{ ["fs.write"] = "best-effort" }'
run
# expect: 69
policy '"required"'
run
# expect: 69
export CELLUA_KERNEL=landlock=ENOSYS
policy '"best-effort"'
run
# expect: 69
