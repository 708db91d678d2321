#!/bin/sh
# SPDX-License-Identifier: MIT
# moved_directory.sh - a directory that is open and moves out of the grant takes nothing along:
# neither what is beside its new place, nor what is in it.
# layers: landlock
mkdir in in/deep out
echo data >in/deep/file
echo secret >out/secret
cat >script.lua <<'END'
local h = require "hostile"
local DIRECTORY = 0x10000
local fd = h.sys("openat", -100, "in/deep", DIRECTORY)
print(type(h.sys("openat", fd, "file", 0)))
io.flush()
io.read()
for _, name in ipairs { "file", "../secret" } do
	print(h.sys("openat", fd, name, 0))
	print(h.sqe { op = 18, fd = fd, addr = name })
end
END
mkfifo go
"$ESCAPE" --allow-read=in script.lua <go >out.txt &
exec 7>go
until [ -s out.txt ]; do :; done
mv in/deep out/deep
echo >&7
exec 7>&-
wait
cat out.txt
# expect: number
# expect: EACCES
# expect: EACCES
# expect: EACCES
# expect: EACCES
