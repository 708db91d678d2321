#!/bin/sh
# SPDX-License-Identifier: MIT
# help.sh - --help is on stdout, names every option, and does nothing else.
"$CELLUA" -e 'print "not reached"' --help >help
echo $?                              # expect: 0
head -n 1 help                       # expect: usage: cellua [OPTION]... [SCRIPT [ARGUMENT]...]
"$CELLUA" -h | cmp - help
for option in -e -l -i '-v, --version' '-h, --help' -E -W -O -j -b -- -; do
	grep -q -e "^  $option" help || echo "no $option"
done
for option in --sandbox --untrusted --no-sandbox --policy=FILE --limit=NAME=VALUE --deny=GROUP \
	--no-jit --no-ffi --check '--explain\[=json]' --allow-read=PATH --allow-env=NAME; do
	grep -q -e "^  $option" help || echo "no $option"
done
awk 'length > 78' help
echo same    # expect: same
