#!/bin/sh
# SPDX-License-Identifier: MIT
# wordfreq_reports_unreadable_files.sh - each by its name; the others are counted.

examples=$(dirname "$0")/../../../examples
echo word >good
mkdir folder
"$CELLUA" "$examples/wordfreq.lua" missing good folder >out
status=$?
sed 's/, [0-9.]* s$//' out
exit $status

# exit: 1
# stderr: wordfreq: missing: No such file or directory
# stderr: wordfreq: folder: Is a directory
# expect: rank  word         count   share
# expect:    1  word             1  100.00%
# expect:
# expect: 1 words, 1 different
# expect: 5 bytes in 1 files
