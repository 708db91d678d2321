#!/bin/sh
# SPDX-License-Identifier: MIT
# manifests.sh - a manifest with a mistake in it, of whatever kind, runs nothing, and says where
# the mistake is.
refused() { # TEXT - as printf(1) makes it
	printf -- "$1" >script.lua
	"$ESCAPE" script.lua 2>&1
	[ $? -eq 78 ] || echo 'another status'
}
block() { refused "--[==[ sandbox\n$1\n]==]\nprint 'ran'\n"; }
block 'version = 1, reed = { },'
# expect: cellua: sandbox: script.lua:2:14: unknown key 'reed'
block 'version = 1, jit = "yes",'
# expect: cellua: sandbox: script.lua:2:14: jit is 'yes', expected true or false
block 'version = 1, jit = true, jit = false,'
# expect: cellua: sandbox: script.lua:2:26: 'jit' stands here twice, first in line 2
block 'version = 99,'
# expect: cellua: sandbox: script.lua:2:1: version 99 is newer than this program, which knows 1
block 'jit = true, version = 1,'
# expect: cellua: sandbox: script.lua:2:1: expected 'version = 1' before all else
block 'version = 1, x_note = print("ran"),'
# expect: cellua: sandbox: script.lua:2:23: unexpected 'print', expected a string, a number, true, false or a table
block 'version = 1, x_note = (function() while true do end end)(),'
# expect: cellua: sandbox: script.lua:2:23: unexpected '(', expected a string, a number, true, false or a table
block 'version = 1, x_note = { { { { { { { { { 1 } } } } } } } } },'
# expect: cellua: sandbox: script.lua:2:37: tables within tables, more than 8 deep
block 'version = 1, name = "a\\000b",'
# expect: cellua: sandbox: script.lua:2:23: this escape is none of \n \t \\ \" \'
block 'version = 1,\n]==]\n--[==[ sandbox\nversion = 1,'
# expect: cellua: sandbox: script.lua:4:1: a second sandbox block
refused 'print "ran"\n--[==[ sandbox\nversion = 1,\n]==]\n'
# expect: cellua: sandbox: script.lua:2:1: the sandbox block stands behind something else than comments
refused '--[==[ sandbox\nversion = 1,\nprint "ran"\n'
# expect: cellua: sandbox: script.lua:1:1: the sandbox block has no end: ]==]
refused '\357\273\277--[==[ sandbox\nversion = 1, reed = 1,\n]==]\nprint "ran"\n'
# expect: cellua: sandbox: script.lua:1:1: a byte order mark stands before the sandbox block
refused '--[==[ sandbox\r\nversion = 1, reed = 1,\r\n]==]\r\nprint "ran"\r\n'
# expect: cellua: sandbox: script.lua:1:15: a carriage return: lines end with a line feed alone
{
	printf -- '--[==[ sandbox\nversion = 1, x_note = "'
	head -c 1048576 /dev/zero | tr '\0' x
	printf '",\n]==]\nprint "ran"\n'
} >script.lua
"$ESCAPE" script.lua 2>&1 || echo $?
# expect: cellua: sandbox: script.lua:1:15: more than 65536 bytes
# expect: 78
{
	head -c 70000 /dev/zero | tr '\0' '\n'
	printf -- '--[==[ sandbox\nversion = 1,\n]==]\nprint "ran"\n'
} >script.lua
"$ESCAPE" script.lua 2>&1 || echo $?
# expect: cellua: sandbox: script.lua:70001:1: the sandbox block begins too late, behind 64 KiB
# expect: 78
printf '{ version = 1, \000 jit = true }' >policy.lua
"$ESCAPE" --policy policy.lua -e 'print "ran"' 2>&1 || echo $?
# expect: cellua: sandbox: policy.lua:1:16: unexpected byte 0x00, expected a string, a number, true, false or a table
# expect: 78
printf '\357\273\277{ version = 1 }' >policy.lua
"$ESCAPE" --policy policy.lua -e 'print "ran"' 2>&1 || echo $?
# expect: cellua: sandbox: policy.lua:1:1: unexpected byte 0xef, expected '{'
# expect: 78
mkfifo fifo.lua.sandbox
echo 'print "ran"' >fifo.lua
"$ESCAPE" fifo.lua 2>&1 || echo $?
# expect: cellua: sandbox: fifo.lua.sandbox: not a file
# expect: 78
