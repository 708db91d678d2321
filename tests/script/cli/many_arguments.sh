#!/bin/sh
# SPDX-License-Identifier: MIT
# many_arguments.sh - a script gets all of its arguments, or it does not run.
echo 'print(select("#", ...), select(-1, ...), #arg)' >count.lua
for count in 7 8 9 7999 8001 20000; do
	# shellcheck disable=SC2046
	"$CELLUA" count.lua $(seq $count)
done
# expect: 7	7	7
# expect: 8	8	8
# expect: 9	9	9
# expect: 7999	7999	7999
# expect: 8001	8001	8001
# expect: 20000	20000	20000
# shellcheck disable=SC2046
"$CELLUA" count.lua $(seq 20001)
echo $?    # expect: 64
# stderr: cellua: 20001 arguments are more than the 20000 that a script can take
