#!/bin/sh
# SPDX-License-Identifier: MIT
# Of several that replace one file at the same time no more than one listens behind it.
cat >heir.lua <<'END'
local unix = require "unix"
local ok, why = pcall(unix.stream.listen, "name", { replace = true })
print(ok and "listens" or why == require "asio_error".basic.address_in_use and "in use" or why)
io.stdout:flush()
io.read "*a" -- until all have tried
END
"$CELLUA" -e 'require "unix".stream.listen "name"'
mkfifo gate
for _ in 1 2 3 4 5 6 7 8; do "$CELLUA" heir.lua <gate >>out & done
exec 3>gate
touch out
while [ "$(wc -l <out)" -lt 8 ]; do sleep 0.01; done
exec 3>&-
wait
sort -u out
# expect: in use
# expect: listens
grep -c listens out   # expect: 1
flock . "$CELLUA" -e 'print(pcall(require "unix".stream.listen, "name", { replace = true }))'
# expect: false	Resource temporarily unavailable
