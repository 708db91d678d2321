#!/bin/sh
# SPDX-License-Identifier: MIT
# Reports are coloured where stderr is a terminal that can, unless the environment decides.
command -v script >/dev/null || exit 77
ln -s "$CELLUA" emilua
echo 'error("out of luck", 0)' >script.lua
try() { # NAME=VALUE... - how many lines have colours
	env "$@" script -q -c './emilua script.lua' /dev/null | grep -c "$(printf '\033')"
}
try TERM=xterm-256color                     # expect: 2
try TERM=dumb                               # expect: 0
try TERM=                                   # expect: 0
try TERM=dumb EMILUA_COLORS=1               # expect: 2
try TERM=xterm-256color EMILUA_COLORS=0     # expect: 0
try TERM=xterm-256color EMILUA_COLORS=      # expect: 2
TERM=xterm-256color ./emilua script.lua 2>&1 | grep "$(printf '\033')"
echo end                                    # expect: end
