#!/bin/sh
# SPDX-License-Identifier: MIT
# terminal.sh - a terminal goes through pipes, in order, and nobody types into it.
command -v script >/dev/null || exit 77
cat >talk.lua <<'END'
io.write "name? "
io.stdout:write("hello ", io.read(), "\n")
io.stderr:write "error\n"
print "end"
END
: >said
{
	until grep -q 'name? ' said; do sleep 0.05; done
	echo bob
} | script -qfec "stty -echo; '$CELLUA' --untrusted --allow-read=/ talk.lua" /dev/null >said
tr -d '\r' <said
# expect: name? hello bob
# expect: error
# expect: end
echo | script -qec "'$ESCAPE' --untrusted -e 'local h = require \"hostile\" print(h.sys(\"ioctl\", 0, 0x5412, \"x\"), h.sys(\"openat\", -100, \"/dev/tty\", 2))'" /dev/null | tr -d '\r' | grep .
# expect: EPERM	EPERM
