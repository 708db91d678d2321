#!/bin/sh
# SPDX-License-Identifier: MIT
# lies.sh - who says that less holds than was planned, or something else, is killed before it
# runs.
echo '{ version = 1, stdio = { "out", "err" }, namespaces = { uts = "new" } }' >policy.lua
for lie in steps layers instructions groups spaces; do
	CELLUA_LIES=$lie "$ESCAPE" --policy policy.lua -e 'print "ran"' >out 2>&1
	echo "$lie: $?" "$(cat out)"
done
# expect: steps: 70 cellua: sandbox: supervisor: less holds than was planned
# expect: layers: 70 cellua: sandbox: supervisor: less holds than was planned
# expect: instructions: 70 cellua: sandbox: supervisor: less holds than was planned
# expect: groups: 70 cellua: sandbox: supervisor: less holds than was planned
# expect: spaces: 70 cellua: sandbox: supervisor: less holds than was planned
CELLUA_LIES=none "$ESCAPE" --policy policy.lua -e 'print "ran"'   # expect: ran
