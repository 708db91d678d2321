#!/bin/sh
# SPDX-License-Identifier: MIT
# accesslog_reads_both_formats.sh - common, combined, and lines that are neither.

examples=$(dirname "$0")/../../../examples
cat >log <<'END'
h - - [10/Oct/2000:13:55:36 -0700] "GET /a?b=c HTTP/1.0" 200 2326
h - ann lee [10/Oct/2000:14:00:00 -0700] "POST /a HTTP/1.1" 304 - "http://r/" "agent \"x\""
not a line of a log

h - - [10/Oct/2000:13:55:36 -0700] "GET /a HTTP/1.0" x 1
END
printf 'h - - [10/Oct/2000:13:00:00 -0700] "GET /b" 500 9' >last
"$CELLUA" "$examples/accesslog.lua" log last | sed 's/ *$//'

# expect: 3 requests, 2335 bytes, 3 lines not understood
# expect:
# expect:   requests   share           bytes  status
# expect:          1   33.3%            2326  200                      ####################
# expect:          1   33.3%               0  304                      ####################
# expect:          1   33.3%               9  500                      ####################
# expect:
# expect:   requests   share           bytes  hour
# expect:          2   66.7%            2335  13                       ####################
# expect:          1   33.3%               0  14                       ##########
# expect:
# expect:   requests   share           bytes  path
# expect:          2   66.7%            2326  /a                       ####################
# expect:          1   33.3%               9  /b                       ##########
