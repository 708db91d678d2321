#!/bin/sh
# SPDX-License-Identifier: MIT
# words.sh - put what PROGRAM prints between the marks of PAGE: words.sh PROGRAM PAGE [TABLE].
# With - for PAGE's place, as words.sh PROGRAM - <PAGE, the result is on stdout.
set -eu
mix() {
	awk -v section="$("$@")" '
		/^\.\\" words: end/ { skips = 0 }
		!skips { print }
		/^\.\\" words: begin/ { print section; skips = 1 }'
}
if [ "$2" = - ]; then
	mix "$1" ${3+"$3"}
else
	mix "$1" ${3+"$3"} <"$2" >"$2.new"
	mv "$2.new" "$2"
fi
