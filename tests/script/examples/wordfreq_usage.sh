#!/bin/sh
# SPDX-License-Identifier: MIT
# wordfreq_usage.sh - without files, or with a number of words that is none.

examples=$(dirname "$0")/../../../examples
for words in '' '-n' '-n 0 file' '-n 1.5 file' '-n x file' '-n 3'; do
	# shellcheck disable=SC2086 # split on purpose
	"$CELLUA" "$examples/wordfreq.lua" $words 2>&1
	echo $?
done

# expect: usage: wordfreq.lua [-n WORDS] FILE...
# expect: 64
# expect: usage: wordfreq.lua [-n WORDS] FILE...
# expect: 64
# expect: usage: wordfreq.lua [-n WORDS] FILE...
# expect: 64
# expect: usage: wordfreq.lua [-n WORDS] FILE...
# expect: 64
# expect: usage: wordfreq.lua [-n WORDS] FILE...
# expect: 64
# expect: usage: wordfreq.lua [-n WORDS] FILE...
# expect: 64
