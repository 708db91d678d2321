#!/bin/sh
# SPDX-License-Identifier: MIT
# wordfreq_groups_digits.sh - a file larger than one read, cut at no word.

examples=$(dirname "$0")/../../../examples
yes 'monosyllabic word' | head -n 100000 >big
"$CELLUA" "$examples/wordfreq.lua" big | sed 's/, [0-9.]* s$//'

# expect: rank  word                 count   share
# expect:    1  monosyllabic       100,000  50.00%
# expect:    2  word               100,000  50.00%
# expect:
# expect: 200,000 words, 2 different
# expect: 1,800,000 bytes in 1 files
