#!/bin/sh
# SPDX-License-Identifier: MIT
# The report of a deadlock has one line for each object, however many fibers wait for it.
cat >script.lua <<'END'
local mutex, promise, future = require('mutex').new(), require('future').new()
kept = promise
mutex:lock()
for _ = 1, 3 do
  spawn(function() mutex:lock() end):detach()
  spawn(function() future:get() end):detach()
end
END
"$CELLUA" script.lua 2>err
sed '1d; s/0x[0-9a-f]*$/ADDR/' err
# expect: 	mutex ADDR
# expect: 	future ADDR
