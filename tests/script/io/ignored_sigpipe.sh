#!/bin/sh
# SPDX-License-Identifier: MIT
# Where SIGPIPE was ignored from the start, writing fails instead.

cat >script.lua <<'END'
local ok, why, code
repeat ok, why, code = io.write(('x'):rep(100000), '\n') until not ok
io.stderr:write(tostring(ok), ' ', why, ' ', code, '\n')
END
trap '' PIPE
{ "$CELLUA" script.lua 2>err; echo $? >status; } | true
head -n 1 err          # expect: nil Broken pipe 32
cat status             # expect: 1
