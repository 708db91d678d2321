#!/bin/sh
# SPDX-License-Identifier: MIT
# refused.sh - only the command line asks for a run that is observed, and not where anybody says
# that it is confined; not from inside of another one either. (R-SBX-157)
run() { # OPTION...
	"$CELLUA" "$@" 2>&1 | grep -v '^--\|^[{} ]\|^$'
	"$CELLUA" "$@" >/dev/null 2>&1
	echo "$? $(ls)"
}
mkdir here && cd here || exit
echo '{ version = 1, stdio = { "out", "err" } }' >../policy.lua
echo 'print "ran"' >../script.lua
run --learn --policy=../policy.lua ../script.lua
# expect: cellua: --learn: no policy, and nothing that confines, stands beside it
# expect: 64 
for option in --untrusted --sandbox --no-sandbox --allow-read=/ --limit=cpu=1s --deny=path --no-ffi --check \
	--explain --dry-deny; do
	run --learn=made $option ../script.lua
done | sort | uniq -c | sed 's/^ *//'
# expect: 10 64 
# expect: 10 cellua: --learn: no policy, and nothing that confines, stands beside it
for option in --no-sandbox --check --explain; do
	run --dry-deny $option --policy=../policy.lua ../script.lua
done | sort | uniq -c | sed 's/^ *//'
# expect: 3 64 
# expect: 3 cellua: --dry-deny: it contradicts another option
run --dry-deny ../script.lua
# expect: cellua: sandbox: --dry-deny: there is no manifest, and no policy
# expect: 78 
run --learn= ../script.lua
# expect: cellua: --learn: the name of the file is empty
# expect: Try 'cellua --help'.
# expect: 64 
run --learn=/missing/made ../script.lua
# expect: cellua: --learn: cannot write '/missing/made': No such file or directory
# expect: 73 
run --learn=made ../missing.lua
# expect: cellua: --learn: cannot open '../missing.lua': No such file or directory
# expect: 66 
# no variable does it, and no guest
CELLUA_LEARN=made CELLUA_OPTIONS=--learn=made LEARN=made "$CELLUA" ../script.lua && ls   # expect: ran
echo 'os.execute("\"$CELLUA\" --learn=inner ../script.lua; echo $?")' >../nested.lua
"$CELLUA" --learn=../outer ../nested.lua 2>&1 && ls
# expect: cellua: --learn: observer: this process is confined already
# expect: 69
