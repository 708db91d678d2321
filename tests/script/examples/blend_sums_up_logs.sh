#!/bin/sh
# SPDX-License-Identifier: MIT
# blend_sums_up_logs.sh - the same with lpeg and without, from files side by side and
# stdin.

slow=$(dirname "$0")/../../../examples/blend/slow.lua
cat >one <<'END'
op=query ms=12.5 msg="two rows"
op=render ms=100 msg="a \"quoted\" word"
op=query ms=7.5
not understood
op=query ms=
op=idle
END
echo '  at=info op="long name" ms=0.25  ' >two
"$CELLUA" "$slow" one two
# expect:     total ms    count    most ms  op
# expect:        100.0        1      100.0  render
# expect:         20.0        2       12.5  query
# expect:          0.2        1        0.2  long name
"$CELLUA" "$slow" one two >with
LUA_CPATH=none LUA_PATH=none "$CELLUA" "$slow" one two >without
cmp with without && echo same
# expect: same
"$CELLUA" "$slow" missing 2>&1
echo $?
# expect: slow: missing: No such file or directory
# expect:     total ms    count    most ms  op
# expect: 1
"$CELLUA" "$slow" -i 0 2>&1
echo $?
# expect: usage: slow.lua [-i SECONDS] [FILE]...
# expect: 64
(cat one; sleep 0.5) | "$CELLUA" "$slow" -i 0.1 2>err | tail -n 1
grep -c render err | grep -v -x 0 >/dev/null && echo spoke
# expect:         20.0        2       12.5  query
# expect: spoke
