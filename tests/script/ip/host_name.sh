#!/bin/sh
# SPDX-License-Identifier: MIT
# host_name.sh - the name of the machine, without a look-up.
[ "$("$CELLUA" -e 'print(require "ip".host_name())')" = "$(uname -n)" ] && echo same
# expect: same
