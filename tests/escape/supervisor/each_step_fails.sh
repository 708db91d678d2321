#!/bin/sh
# SPDX-License-Identifier: MIT
# each_step_fails.sh - whatever step fails, nothing of the script runs.
for step in signals descriptors environment namespaces limits identity parent privileges memory \
	landlock ring filter ready; do
	CELLUA_FAIL=$step "$ESCAPE" --allow-read=/etc --no-jit -e 'print "ran"' >out 2>err
	[ $? -eq 71 ] || echo "$step: the status is another"
	[ ! -s out ] || echo "$step: the script ran"
	[ "$(wc -l <err)" -eq 1 ] || { echo "$step:"; cat err; }
done
CELLUA_LIES=1 "$ESCAPE" --untrusted -e 'print "ran"' 2>&1
# expect: cellua: sandbox: supervisor: less holds than was planned
CELLUA_FAIL='' "$ESCAPE" --untrusted -e 'print "ran"'   # expect: ran
