#!/bin/sh
# SPDX-License-Identifier: MIT
# exit_during_write.sh - who ends while requests are under way is not held up by them; and a
# write whose reader has gone is no success.
mkfifo pipe other
cat >queue.lua <<'END'
local h, WRITE, ASYNC = require "hostile", 23, 16
local size = 2 ^ 20
local memory = h.memory(size)
h.queue({ op = WRITE, fd = 1, addr = memory, len = size }, 8)
h.queue({ op = WRITE, fd = 1, addr = memory, len = size, flags = ASYNC }, 8)
os.exit(5)
END
"$ESCAPE" --untrusted queue.lua >pipe &
exec 7<pipe
wait $!
echo $?                                           # expect: 5
exec 7<&-
cat >write.lua <<'END'
local ok = io.write(("x"):rep(1e6)) and io.flush()
io.stderr:write(tostring(ok ~= nil and ok ~= false), "\n")
os.exit(ok and 0 or 1)
END
(trap '' PIPE && exec "$ESCAPE" --untrusted write.lua >other 2>err) &
head -c 1 other >one
wait $!
echo $?                                           # expect: 1
cat err                                           # expect: false
# expect: cellua: cannot write standard output: Broken pipe
