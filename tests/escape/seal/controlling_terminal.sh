#!/bin/sh
# SPDX-License-Identifier: MIT
# controlling_terminal.sh - the terminal that it was started from is not found by its name.
# layers: signals
command -v script >/dev/null || exit 77
: | script -qec "'$ESCAPE' --allow-rw=/dev/tty -e 'print(select(3, io.open(\"/dev/tty\", \"r+\")))'" \
	/dev/null | tr -d '\r'
# expect: 6
