#!/bin/sh
# SPDX-License-Identifier: MIT
# directory_replaced.sh - a directory is granted, not its name: another one that takes its
# place is not.
# layers: landlock
mkdir in
echo granted >in/file
cat >script.lua <<'END'
io.write "ready\n"
io.flush()
io.read()
print(io.open "in/file" == nil)
print(io.open("in/new", "w") == nil)
print(io.open("old/file"):read())
END
mkfifo go
"$ESCAPE" --allow-rw=in script.lua <go >out &
exec 7>go
until [ -s out ]; do :; done
mv in old && mkdir in && echo secret >in/file
echo >&7
exec 7>&-
wait
cat out
# expect: ready
# expect: true
# expect: true
# expect: granted
