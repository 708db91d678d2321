#!/bin/sh
# SPDX-License-Identifier: MIT
# wordfreq_without_words.sh - no table, no division by zero.

examples=$(dirname "$0")/../../../examples
echo 1 2 3 >numbers
"$CELLUA" "$examples/wordfreq.lua" numbers | sed 's/, [0-9.]* s$//'

# expect:
# expect: 0 words, 0 different
# expect: 6 bytes in 1 files
