#!/bin/sh
# SPDX-License-Identifier: MIT
# flood.sh - who never takes an answer gets no more memory of the kernel's than the policy says,
# where control groups can be made; elsewhere the policy says that it is held in part.
# setup: case $build in *-address* | *-thread*) exit 77 ;; esac
set -- --untrusted --limit memory=64M -e 'require("hostile").flood(2000000) print "answered"'
bound=$("$ESCAPE" --explain "$@" | sed -n 's/^limits.memory.*cgroup, RLIMIT_AS *//p')
"$ESCAPE" "$@" >out 2>err
case "$? $bound" in
'137 enforced') [ -s out ] || echo bounded ;;
'0 partial'*) [ -s out ] && echo bounded ;;
*) echo "$? $bound" ;;
esac
# expect: bounded
