#!/bin/sh
# SPDX-License-Identifier: MIT
# accesslog_reports_unreadable_files.sh - each by its name; the status is 1.

examples=$(dirname "$0")/../../../examples
mkdir folder
: >empty
"$CELLUA" "$examples/accesslog.lua" missing folder empty

# exit: 1
# stderr: accesslog: missing: No such file or directory
# stderr: accesslog: folder: Is a directory
# expect: 0 requests, 0 bytes, 0 lines not understood
