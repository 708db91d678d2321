#!/bin/sh
# SPDX-License-Identifier: MIT
# one_liner.sh - what came from somewhere is run, and reaches nothing.
printf 'print("hello", ...)\nprint(io.open("/etc/passwd"))\nprint(io.read())\n' |
	"$CELLUA" --untrusted - a b
# expect: hello	a	b
# expect: nil	permission denied: fs.read does not cover /etc/passwd (sandbox: --untrusted)	13
# expect: nil
echo 'print(1 +' | "$CELLUA" --untrusted - 2>&1
# expect: cellua: stdin:2: unexpected symbol near '<eof>'
echo one | "$CELLUA" --untrusted -e 'print(io.read())'   # expect: one
"$CELLUA" --untrusted -e 'print(1)' <&- ; "$CELLUA" --untrusted -e 'print(2)' 2>&-
# expect: 1
# expect: 2
