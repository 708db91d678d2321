#!/bin/sh
# SPDX-License-Identifier: MIT
# The script learns of it where it flushes.

[ -c /dev/full ] || exit 77
cat >script.lua <<'END'
io.write 'lost'
local ok, why, code = io.stdout:flush()
io.stderr:write(tostring(ok), ' ', why, ' ', code, '\n')
local f = spawn(function() return io.write(('x'):rep(1000000)) end)
ok, why, code = f:join()
io.stderr:write(tostring(ok), ' ', why, ' ', code, '\n')
END
"$CELLUA" script.lua 2>&1 >/dev/full | head -n 2
# expect: nil No space left on device 28
# expect: nil No space left on device 28
