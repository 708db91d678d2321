#!/bin/sh
# SPDX-License-Identifier: MIT
# wordfreq_reads_more_pipes_than_at_once.sh - those beyond the limit wait for their turn.

examples=$(dirname "$0")/../../../examples
mkdir pipes
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	mkfifo pipes/$i
	(sleep 0.05; echo word) >pipes/$i &
done
"$CELLUA" "$examples/wordfreq.lua" pipes/* | sed 's/, [0-9.]* s$//'
wait

# expect: rank  word         count   share
# expect:    1  word            20  100.00%
# expect:
# expect: 20 words, 1 different
# expect: 100 bytes in 20 files
