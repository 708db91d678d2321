#!/bin/sh
# SPDX-License-Identifier: MIT
# A cancellation that leaves the main fiber is reported, that of others never.
cat >script.lua <<'END'
local canceled = require('core_error').fiber_canceled
local unjoined = spawn(function() error(canceled) end)
spawn(function() error(canceled) end):detach()
spawn(function() error(canceled) end)
this_fiber.yield()
collectgarbage()
collectgarbage()
if arg[1] then error(canceled) end
END
"$CELLUA" script.lua 2>&1
echo $?                         # expect: 0
"$CELLUA" script.lua main 2>err
echo $?                         # expect: 1
grep -c canceled err            # expect: 1
