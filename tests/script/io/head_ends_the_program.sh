#!/bin/sh
# SPDX-License-Identifier: MIT
# A filter whose reader has gone dies of SIGPIPE, in silence.

cat >script.lua <<'END'
for i = 1, 1e9 do print(i) end
END
{ "$CELLUA" script.lua 2>err; echo $? >status; } | head -n 1  # expect: 1
cat status err                                                # expect: 141
