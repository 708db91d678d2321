#!/bin/sh
# SPDX-License-Identifier: MIT
# lint.sh - what checkers say of the C, the scripts and the manual: lint.sh CFLAG...

set -u
build=$PWD
cd "$(dirname "$0")/.." || exit 2
status=0

tool() { # NAME - say which checker runs, or that it is not here
	if command -v "$1" >/dev/null; then echo "lint: $1"; return 0; fi
	echo "lint: no $1 here (make lint-deps)"
	return 1
}

existing() { # FILE... - those that are there
	for file; do [ ! -f "$file" ] || echo "$file"; done
}

sources=$(existing cmd/*.c modules/*.c preload/*.c runtime/*.c sandbox/*.c)
scripts=$(existing configure .ci/run tests/run tests/*.sh tests/bench/run tests/bench/*.sh examples/*.sh)
pages=$(existing man/*.[1-9])

# Only clang-tidy's findings are on stdout; stderr counts what it did not show.
if [ -z "$sources" ]; then
	echo "lint: no C"
elif tool clang-tidy; then
	echo "$sources" | (
		export build
		# shellcheck disable=SC2016 # for the inner sh
		xargs -P "$(nproc)" -I FILE sh -c '
			file=$1; shift
			said=$(clang-tidy --quiet "$file" -- "$@" -I"$build" \
				2>/dev/null) || { echo "$said"; exit 1; }
		' sh FILE "$@"
	) || status=1
elif tool cppcheck; then
	# shellcheck disable=SC2086
	cppcheck --quiet --std=c11 --inline-suppr --error-exitcode=1 \
		--enable=warning,performance,portability -I. -I"$build" $sources ||
		status=1
else
	status=1
fi

# shellcheck disable=SC2086
if tool shellcheck; then shellcheck $scripts || status=1; fi

# shellcheck disable=SC2086
if [ -n "$pages" ] && tool mandoc; then
	mandoc -T lint -W warning $pages || status=1
fi
exit $status
