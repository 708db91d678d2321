#!/bin/sh
# SPDX-License-Identifier: MIT
# argument_swapped.sh - the file that was named is the one that is granted, whatever has its
# name later.
# layers: landlock
echo granted >data
echo secret >secret
cat >script.lua <<'END'
--[==[ sandbox
version = 1,
stdio = { "in", "out", "err" },
fs = { read = { "$ARG1" } },
]==]
io.write "ready\n"
io.flush()
io.read()
print(io.open(arg[1]) == nil)
print(io.open(arg[2]):read())
END
mkfifo go
"$ESCAPE" script.lua data old <go >out &
exec 7>go
until [ -s out ]; do :; done
mv data old && mv secret data
echo >&7
exec 7>&-
wait
cat out
# expect: ready
# expect: true
# expect: granted
