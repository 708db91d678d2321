# SPDX-License-Identifier: MIT
# force = "abort" dies of SIGABRT.

ulimit -c 0
"$CELLUA" -e 'require("system").exit(0, { force = "abort" })' 2>/dev/null
echo $?    # expect: 134
