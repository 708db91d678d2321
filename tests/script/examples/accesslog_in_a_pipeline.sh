#!/bin/sh
# SPDX-License-Identifier: MIT
# accesslog_in_a_pipeline.sh - a generated log, read from standard input.

examples=$(dirname "$0")/../../../examples
"$CELLUA" "$examples/make_accesslog.lua" 1000 |
	"$CELLUA" "$examples/accesslog.lua" -n 2 | sed '/hour$/,/^$/d; s/ *$//'

# expect: 1000 requests, 9205026 bytes, 0 lines not understood
# expect:
# expect:   requests   share           bytes  status
# expect:        806   80.6%         8185657  200                      ####################
# expect:         91    9.1%               0  304                      ###
# expect:         30    3.0%          295295  403                      #
# expect:          1    0.1%           19396  404                      #
# expect:         72    7.2%          704678  500                      ##
# expect:
# expect:   requests   share           bytes  path
# expect:        177   17.7%         1624969  /                        ####################
# expect:        147   14.7%         1388187  /index.html              #################
