#!/bin/sh
# SPDX-License-Identifier: MIT
# descriptors.sh - of the descriptors that somebody left open none is there.
code='local h, open = require "hostile", {}
for fd = 0, 1023 do if h.sys("fcntl", fd, 1) ~= "EBADF" then open[#open + 1] = fd end end
print(table.concat(open, " "))'
"$ESCAPE" --untrusted -e "$code" 9</etc/passwd                             # expect: 0 1 2 3 4 5
CELLUA_WITHOUT=descriptors "$ESCAPE" --untrusted -e "$code" 9</etc/passwd | grep -c ' 9 '  # expect: 1
echo '{ version = 1, stdio = { "out", "err" }, fds = { { n = 7, name = "a", access = "read" } } }' >policy.lua
"$ESCAPE" --policy policy.lua -e "$code" 5</etc/passwd 7</dev/null 9</dev/null   # expect: 0 1 2 3 4 7
"$ESCAPE" --untrusted -e 'print(1)' </etc 2>&1
# expect: cellua: sandbox: descriptors: standard input: a directory is not handed over
true
