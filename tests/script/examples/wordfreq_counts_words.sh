#!/bin/sh
# SPDX-License-Identifier: MIT
# wordfreq_counts_words.sh - capitals, apostrophes, UTF-8, and words of equal frequency.

examples=$(dirname "$0")/../../../examples
printf 'The cat, the DOG!\nDon'\''t say "the '\''cat'\''".\n' >one
printf 'Größe größe caf\303\251' >two
"$CELLUA" "$examples/wordfreq.lua" -n 6 one two | sed 's/, [0-9.]* s$//'

# expect: rank  word          count   share
# expect:    1  the               3  27.27%
# expect:    2  cat               2  18.18%
# expect:    3  größe             2  18.18%
# expect:    4  café              1   9.09%
# expect:    5  dog               1   9.09%
# expect:    6  don't             1   9.09%
# expect:
# expect: 11 words, 7 different
# expect: 62 bytes in 2 files
