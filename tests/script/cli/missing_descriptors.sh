#!/bin/sh
# SPDX-License-Identifier: MIT
# missing_descriptors.sh - no file of a script takes the place of a closed descriptor.
echo content >file
open='f = io.open("file", "a+")'
"$CELLUA" -e "$open" -e 'print(io.read())' <&-                  # expect: nil
"$CELLUA" -e "$open" -e 'print "lost"' >&- 2>why
echo $?                                                       # expect: 1
cat why    # expect: cellua: cannot write standard output: Bad file descriptor
"$CELLUA" -e "$open" -e 'io.stderr:write "lost"' -e 'print(1)' 2>&-    # expect: 1
"$CELLUA" -e "$open" -e 'print(1); io.stderr:write "lost"' <&- >&- 2>&-
"$CELLUA" <&-
echo $?                                                       # expect: 0
cat file                                                      # expect: content
