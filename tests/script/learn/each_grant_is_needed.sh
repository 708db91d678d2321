#!/bin/sh
# SPDX-License-Identifier: MIT
# each_grant_is_needed.sh - what is learned of a run lets the same run pass, confined, without a
# denial; and without any one of its grants something of it is missing. (R-SBX-158)
fixtures=$(dirname "$0")/fixtures

fresh() { # the same directory again, where the fixture runs
	rm -rf run && mkdir -p run/in run/made run/from run/to run/same run/gone run/many
	cp "$fixtures"/*.lua run
	echo a >run/in/a.txt
	echo b >run/in/b.txt
	echo e >run/same/e.txt
	echo g >run/gone/g.txt
	for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "$i" >"run/many/$i"; done
}

run() { # OUT OPTION... - what can be seen of it, and its status
	out=$1
	shift
	fresh
	(
		cd run || exit
		echo typed | FIRST=1 SECOND=2 TMPDIR="$PWD" \
			"$CELLUA" "$@" "$script" in/a.txt
		echo "status $?"
	) >"$out.out" 2>"$out.err"
	(cd run && find . -type f ! -name scratch | sort | xargs cat) >>"$out.out"
}

same() { # OUT - as the run that was not confined
	cmp -s free.out "$1.out" && cmp -s free.err "$1.err"
}

for script in files.lua directories.lua environment.lua library.lua states.lua temporary.lua; do
	run free --no-sandbox
	run learn "--learn=$PWD/proposal"
	same learn || echo "$script is not the same when it is observed"
	run confined --sandbox "--policy=$PWD/proposal"
	same confined || diff -a confined.out free.out || diff -a confined.err free.err
	run dry "--policy=$PWD/proposal" --dry-deny
	grep -q ': 0 would be denied$' dry.err || grep dry-deny dry.err
	count=0
	for line in $(grep -n -e '^ *"' -e ' = true,' -e ' procs = ' proposal | cut -d: -f1); do
		sed "${line}d" proposal >less
		run less --sandbox "--policy=$PWD/less"
		! same less || { echo "$script: not needed:" && sed -n "${line}p" proposal; }
		run dry "--policy=$PWD/less" --dry-deny
		! grep -q ': 0 would be denied$' dry.err ||
			{ echo "$script: not missed:" && sed -n "${line}p" proposal; }
		count=$((count + 1))
	done
	echo "$script $count"
done
# expect: files.lua 18
# expect: directories.lua 4
# expect: environment.lua 5
# expect: library.lua 3
# expect: states.lua 4
# expect: temporary.lua 4
