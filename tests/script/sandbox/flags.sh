#!/bin/sh
# SPDX-License-Identifier: MIT
# flags.sh - options are a policy, too; together they are one layer.
mkdir in && echo text >in/file && echo other >other
"$CELLUA" --allow-read=in -e 'print(io.open("in/file"):read(), (io.open "other"))'   # expect: text	nil
"$CELLUA" --allow-read in --allow-read=./other -e 'print(io.open("other"):read())'   # expect: other
"$CELLUA" --allow-rw=in -e 'io.open("in/new", "w"):write "x" print(os.rename("in/new", "in/old"), os.remove "in/old")'
# expect: true	true
A=1 B=2 "$CELLUA" --allow-env=A -e 'print(os.getenv "A", os.getenv "B")'              # expect: 1	nil
"$CELLUA" --allow-ffi -e 'print(require("ffi").sizeof "int")'                         # expect: 4
"$CELLUA" --allow-stdio=err -e 'print "not seen"'
"$CELLUA" --no-jit -e 'print((jit.status()))'                                         # expect: false
"$CELLUA" --deny clock -e 'print "runs"'                                              # expect: runs
A=1 B=2 "$CELLUA" --allow-env=A,B -e 'print(os.getenv "A", os.getenv "B")'            # expect: 1	2
for both in '--no-ffi --allow-ffi' '--allow-ffi=libm.so.6 --no-ffi'; do "$CELLUA" $both -e 'print((pcall(require, "ffi")))'; done
# expect: false
# expect: false
for wrong in --allow-reed=x --allow-net=x --allow-env= --allow-read --limit=memory --limit=memry=1M --limit=x=1 \
	--deny=everything --deny=klock --allow-jit=yes --explain=xml; do
	"$CELLUA" $wrong 2>&1 </dev/null | head -n 1
done
# expect: cellua: unknown option '--allow-reed' (did you mean '--allow-read'?)
# expect: cellua: unknown option '--allow-net'; names are read list write create delete move rw device connect listen resolve run env stdio tty jit ffi tls debug drop
# expect: cellua: --allow-env=: the argument is empty
# expect: cellua: --allow-read: the option needs an argument
# expect: cellua: --limit: expected NAME=VALUE, got 'memory'
# expect: cellua: --limit: expected NAME=VALUE, got 'memry=1M' (did you mean 'memory'?)
# expect: cellua: --limit: expected NAME=VALUE, got 'x=1'; names are memory cpu wall files file_size message mailbox actors procs disk
# expect: cellua: --deny: unknown group 'everything'; names are clock sig fdio poll rand half path stream file dir serve splice
# expect: cellua: --deny: unknown group 'klock' (did you mean 'clock'?)
# expect: cellua: --allow-jit=yes: there is no value to give
# expect: cellua: --explain: expected nothing or =json, got 'xml'
# shellcheck disable=SC2046 # words
"$CELLUA" $(seq -f --allow-env=A%g 257) -e '' 2>&1
# expect: cellua: sandbox: --allow-env: more than 256
"$CELLUA" --limit memory=much -e '' 2>&1
# expect: cellua: sandbox: --limit memory: 'much', expected a size as "64K", "64M" or "2G"
"$CELLUA" --limit files=7 -e '' 2>&1
# expect: cellua: sandbox: --limit files: files is 7, and 8 is the least
"$CELLUA" --allow-read=../x -e '' 2>&1
# expect: cellua: sandbox: --allow-read: '$CWD/../x': no '..' in a path
"$CELLUA" --allow-read=missing -e '' 2>&1
# expect: cellua: sandbox: command line: fs.read: $CWD/missing: No such file or directory
true
