#!/bin/sh
# SPDX-License-Identifier: MIT
# wordfreq_reads_pipes_side_by_side.sh - the first pipe says nothing until the second is read.

examples=$(dirname "$0")/../../../examples
mkfifo first second
(while [ ! -e drained ]; do sleep 0.01; done; echo first) >first &
(yes second | head -n 50000; : >drained) >second &
"$CELLUA" "$examples/wordfreq.lua" first second | sed 's/, [0-9.]* s$//'
wait

# expect: rank  word           count   share
# expect:    1  second        50,000  100.00%
# expect:    2  first              1   0.00%
# expect:
# expect: 50,001 words, 2 different
# expect: 350,006 bytes in 2 files
