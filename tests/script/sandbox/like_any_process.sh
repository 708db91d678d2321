#!/bin/sh
# SPDX-License-Identifier: MIT
# like_any_process.sh - pipes, full disks, few descriptors, and directories that are gone.
"$CELLUA" --untrusted -e 'for i = 1, 1e6 do print(i) end' 2>err | head -n 1                      # expect: 1
{ "$CELLUA" --untrusted -e 'for i = 1, 1e6 do print(i) end'; echo $? >status; } 2>err | head -n 1   # expect: 1
cat status err                                                                                 # expect: 141
"$CELLUA" --untrusted -e 'print "x"' >/dev/full 2>err; echo $?                                 # expect: 1
cat err   # expect: cellua: cannot write standard output: No space left on device
"$CELLUA" --untrusted -e 'print(io.read())' <&-                                                # expect: nil
"$CELLUA" --untrusted -e 'print "x"' >&- 2>err; echo $?                                        # expect: 1
cat err   # expect: cellua: cannot write standard output: Bad file descriptor
"$CELLUA" --untrusted -e 'io.stderr:write "x"' <&- >&- 2>&-; echo $?                           # expect: 0
printf 'one\ntwo\n' | "$CELLUA" --untrusted -e 'print(io.read())'                              # expect: one
(ulimit -n 32; "$CELLUA" --allow-read=/etc -e 'print((io.open "/etc/passwd") ~= nil)')         # expect: true
sh -c 'ulimit -n 5; exec "$CELLUA" --untrusted -e "print(1)"' 2>err; echo $?                   # expect: 71
grep -o 'Too many open files' err
# expect: Too many open files
mkdir gone
cd gone || exit 1
rmdir ../gone
"$CELLUA" --untrusted -e 'print "ran"'                                                         # expect: ran
"$CELLUA" --allow-read=/etc -e 'print((io.open "/etc/passwd") ~= nil, select(2, io.open "x"))' # expect: true	x: No such file or directory	2
"$CELLUA" --allow-read=. -e 'print "ran"' 2>&1
# expect: cellua: sandbox: command line: fs.read: $CWD: there is no working directory
cd / || exit 1
"$CELLUA" --untrusted -e 'local sleep, n = require("time").sleep, 0
	for i = 1, 10000 do spawn(function() sleep(0.001) n = n + 1 end) end
	while n < 10000 do sleep(0.001) end
	print(n)'                                                                              # expect: 10000
