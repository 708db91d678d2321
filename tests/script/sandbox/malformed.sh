#!/bin/sh
# SPDX-License-Identifier: MIT
# malformed.sh - whatever is wrong with a manifest, nothing runs, and one line says where.
{ printf -- '--[==[ sandbox\nversion = 1, about = "'; head -c 65600 /dev/zero | tr '\0' x; printf '",\n]==]\nprint "ran"\n'; } >large.lua
{ printf -- '--[==[ sandbox\nversion = 1,\nx_ = {'; yes '1,' | head -n 4100; printf '},\n]==]\nprint "ran"\n'; } >many.lua
while IFS='|' read -r name text; do
	printf -- "$text" >"$name.lua"
done <<'END'
bom|\357\273\277--[==[ sandbox\nversion = 1,\n]==]\nprint "ran"\n
crlf|--[==[ sandbox\r\nversion = 1,\r\n]==]\r\nprint "ran"\r\n
deep|--[==[ sandbox\nversion = 1,\nx_ = {{{{{{{{}}}}}}}},\n]==]\nprint "ran"\n
double|--[==[ sandbox\nversion = 1,\njit = true,\njit = false,\n]==]\nprint "ran"\n
late|print "ran"\n--[==[ sandbox\nversion = 1,\n]==]\n
lua|--[==[ sandbox\nversion = 1,\nname = (function() print "ran" end)(),\n]==]\nprint "ran"\n
nearly|--[[ sandbox\nversion = 1,\n]]\nprint "ran"\n
nul|--[==[ sandbox\nversion = 1,\n\0\n]==]\nprint "ran"\n
open|--[==[ sandbox\nversion = 1,\nprint "ran"\n
two|--[==[ sandbox\nversion = 1,\n]==]\nprint "ran"\n--[==[ sandbox\nversion = 1,\n]==]\n
unversioned|--[==[ sandbox\njit = true,\n]==]\nprint "ran"\n
version|--[==[ sandbox\nversion = 99,\n]==]\nprint "ran"\n
END
for script in *.lua; do
	"$CELLUA" "$script" >out 2>err
	[ $? -eq 78 ] || echo "$script: another status"
	[ ! -s out ] || echo "$script: it ran"
	[ "$(wc -l <err)" -eq 1 ] || echo "$script: more than a line"
	sed -e 's/^cellua: sandbox: //' err
	"$CELLUA" --check "$script" 2>&1 | cmp - err
done
# expect: bom.lua:1:1: a byte order mark stands before the sandbox block
# expect: crlf.lua:1:15: a carriage return: lines end with a line feed alone
# expect: deep.lua:3:13: tables within tables, more than 8 deep
# expect: double.lua:4:1: 'jit' stands here twice, first in line 3
# expect: large.lua:1:15: more than 65536 bytes
# expect: late.lua:2:1: the sandbox block stands behind something else than comments
# expect: lua.lua:3:8: unexpected '(', expected a string, a number, true, false or a table
# expect: many.lua:4096:1: more than 4096 values
# expect: nearly.lua:1:1: a sandbox block begins with a line that is exactly '--[==[ sandbox'
# expect: nul.lua:3:1: unexpected byte 0x00, expected a string, a number, true, false or a table
# expect: open.lua:1:1: the sandbox block has no end: ]==]
# expect: two.lua:5:1: a second sandbox block
# expect: unversioned.lua:2:1: expected 'version = 1' before all else
# expect: version.lua:2:1: version 99 is newer than this program, which knows 1
for text in '{ version = 1 } x' 'version = 1' '{ version = 1 ' 'return { version = 1 }, 2'; do
	printf '%s' "$text" >policy
	"$CELLUA" --policy policy -e 'print "ran"' 2>&1
done
# expect: cellua: sandbox: policy:1:17: unexpected 'x', expected nothing behind the table
# expect: cellua: sandbox: policy:1:1: unexpected 'version', expected '{'
# expect: cellua: sandbox: policy:1:15: the text ends here, expected ',' or '}'
# expect: cellua: sandbox: policy:1:23: unexpected ',', expected nothing behind the table
true
