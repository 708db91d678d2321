#!/bin/sh
# SPDX-License-Identifier: MIT
# core.sh - a crash is reported as one, and leaves no file behind.
ulimit -c unlimited 2>/dev/null
"$ESCAPE" --untrusted -e 'require("hostile").poke(8, 1)' 2>/dev/null
echo $?   # expect: 139
ls        # nothing
