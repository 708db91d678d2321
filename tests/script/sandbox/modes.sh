#!/bin/sh
# SPDX-License-Identifier: MIT
# modes.sh - who confines: a manifest, an option, an operator; and who may not say no.
echo 'print(require("sandbox").status().confined)' >plain.lua
{
	printf -- '--[==[ sandbox\nversion = 1,\nstdio = { "out", "err" },\n]==]\n'
	cat plain.lua
} >manifest.lua
cp plain.lua beside.lua
echo '{ version = 1, stdio = { "out", "err" } }' >beside.lua.sandbox
run() {
	"$CELLUA" "$@" 2>&1
	status=$?
	[ $status -eq 0 ] || echo $status
}
run plain.lua                        # expect: false
run manifest.lua                     # expect: true
run beside.lua                       # expect: true
run --sandbox plain.lua
# expect: cellua: sandbox: --sandbox: there is no manifest, and no policy
# expect: 78
run --sandbox manifest.lua           # expect: true
run --untrusted plain.lua            # expect: true
run --no-sandbox manifest.lua        # expect: false
run --policy=beside.lua.sandbox plain.lua   # expect: true
run --no-sandbox --policy beside.lua.sandbox plain.lua
# expect: cellua: --no-sandbox: an operator's policy is there
# expect: 64
run --no-sandbox --untrusted plain.lua
# expect: cellua: --no-sandbox contradicts another option
# expect: Try 'cellua --help'.
# expect: 64
run --limit files=20 plain.lua       # expect: true
SANDBOX=untrusted POLICY=beside.lua.sandbox run plain.lua   # expect: false
run --policy missing.lua plain.lua
# expect: cellua: sandbox: missing.lua: No such file or directory
# expect: 78
# a link to a script elsewhere: what lies beside the script counts
mkdir bin && ln -s ../beside.lua bin/tool
run bin/tool                         # expect: true
# who is not trusted has a compiler only if an operator says so
echo 'print((jit.status()))' >jit.lua
echo '{ version = 1, stdio = { "out", "err" }, jit = true }' >jit.policy
run --policy beside.lua.sandbox jit.lua                            # expect: true
run --untrusted --policy beside.lua.sandbox jit.lua                # expect: false
run --untrusted --policy beside.lua.sandbox --policy jit.policy jit.lua   # expect: true
run --untrusted --allow-jit jit.lua                                # expect: true
