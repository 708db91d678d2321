#!/bin/sh
# SPDX-License-Identifier: MIT
# each_step_fails.sh - whatever step fails, before the process is born, in it or beside it,
# nothing of the script runs.
cat >policy.lua <<'END'
{ version = 1, stdio = { "out", "err" }, fs = { read = { "/etc" }, rw = { "$TMPDIR" } }, jit = false,
	limits = { procs = 1 } }
END
for step in bounds tmpdir grants ruleset stdio fds pair fork cgroup move compile give \
	signals descriptors environment namespaces limits identity parent privileges memory \
	landlock ring threads filter ready; do
	CELLUA_FAIL=$step "$ESCAPE" --policy policy.lua -e 'print "ran"' >out 2>all
	status=$?
	grep -v 'by its number' all >err
	[ $status -eq 71 ] || echo "$step: status $status"
	[ ! -s out ] || echo "$step: the script ran"
	[ "$(wc -l <err)" -eq 1 ] && grep -q '^cellua: sandbox: ' err || { echo "$step:" && cat err; }
done
CELLUA_FAIL=state "$ESCAPE" --policy policy.lua -e 'print "ran"' 2>/dev/null
echo $?                                                         # expect: 71
CELLUA_FAIL='' "$ESCAPE" --policy policy.lua -e 'print "ran"'   # expect: ran
