#!/bin/sh
# SPDX-License-Identifier: MIT
# redact.sh - addresses go, the rest stays, and there is nothing else that it could do.
case $CELLUA in *-address* | *-thread*) exit 77 ;; esac # they take more memory
examples=$(dirname "$0")/../../../examples
printf 'from ann@example.org at 192.0.2.7\nversion 1.2.3.4000\nplain\n' | "$CELLUA" "$examples/redact.lua"
# expect: from <mail> at <ip>
# expect: version 1.2.3.4000
# expect: plain
# stderr: 1 of 3 lines changed
"$CELLUA" --explain "$examples/redact.lua" | grep -c openat   # expect: 0
true
