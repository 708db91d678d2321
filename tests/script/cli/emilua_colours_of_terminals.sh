#!/bin/sh
# SPDX-License-Identifier: MIT
# A terminal whose terminfo entry has no colours, or that has no entry, gets none.
command -v script >/dev/null || exit 77
ln -s "$CELLUA" emilua
echo 'error("out of luck", 0)' >script.lua
for terminal in vt100 unheard-of; do
	TERM=$terminal script -q -c './emilua script.lua' /dev/null | grep -c "$(printf '\033')" || :
done
# expect: 0
# expect: 0
