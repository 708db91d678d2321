#!/bin/sh
# SPDX-License-Identifier: MIT
# core.sh - a crash is reported as one, and leaves no file behind.
# setup: case ${build##*/} in *-*) : >sanitized ;; esac
ulimit -c unlimited 2>/dev/null
crash() { # LAYER...
	CELLUA_WITHOUT="$*" "$ESCAPE" --allow-rw=. -e 'require("hostile").poke(8, 1)' 2>/dev/null
	echo $?
	find . -name core -o -name 'core.[0-9]*'
}
crash           # expect: 139
crash limits    # expect: 139
crash parent    # expect: 139
# a sanitizer wants none either
if [ ! -e sanitized ] && [ "$(cat /proc/sys/kernel/core_pattern)" = core ] &&
	[ "$(ulimit -c)" = unlimited ]; then
	[ -n "$(crash limits parent | tail -n +2)" ] || echo 'no file without them'
fi
