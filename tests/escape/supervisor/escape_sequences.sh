#!/bin/sh
# SPDX-License-Identifier: MIT
# escape_sequences.sh - what is shown on a terminal is shown as it is; what the supervisor itself
# tells of the script has no sequences in it.
command -v script >/dev/null || exit 77
: | script -qec "'$ESCAPE' --untrusted -e 'io.write \"\\27[1mbold\\27[0m\\n\"'" /dev/null | od -An -c |
	tr -d ' \n'
echo
# expect: 033[1mbold033[0m\r\n
name=$(printf 'a\033]0;title\007.lua')
printf -- '--[==[ sandbox\nversion = 1, reed = 1,\n]==]\n' >"$name"
"$ESCAPE" "$name" 2>err
echo $?                                # expect: 78
tr -d '\33\7' <err | cmp - err
