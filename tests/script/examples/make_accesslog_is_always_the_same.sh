#!/bin/sh
# SPDX-License-Identifier: MIT
# make_accesslog_is_always_the_same.sh - so many lines, the same ones each time.

examples=$(dirname "$0")/../../../examples
"$CELLUA" "$examples/make_accesslog.lua" 3
"$CELLUA" "$examples/make_accesslog.lua" 0
"$CELLUA" "$examples/make_accesslog.lua" 5000 >one
"$CELLUA" "$examples/make_accesslog.lua" 5000 >two
cmp one two
wc -l <one
"$CELLUA" "$examples/make_accesslog.lua" many
echo $?

# stderr: usage: make_accesslog.lua [LINES]
# expect: 192.0.2.221 - - [23/Nov/2026:00:00:00 +0000] "GET /index.html HTTP/1.1" 200 3858
# expect: 192.0.2.170 - - [23/Nov/2026:10:18:33 +0000] "GET / HTTP/1.1" 200 18123
# expect: 192.0.2.242 - - [23/Nov/2026:13:41:26 +0000] "GET / HTTP/1.1" 200 3242
# expect: 5000
# expect: 64
