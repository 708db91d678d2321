#!/bin/sh
# SPDX-License-Identifier: MIT
# Who joins has the error; stderr stays silent, and so it does for a cancellation.

cat >script.lua <<'END'
local f = spawn(function() error 'private' end)
pcall(f.join, f)
local canceled = spawn(function() this_fiber.yield() end)
canceled:cancel()
canceled:join()
spawn(function() this_fiber.yield() end):cancel()
local detached = spawn(function() this_fiber.yield() end)
detached:cancel()
detached:detach()
END
"$CELLUA" script.lua 2>&1
echo "status $?"    # expect: status 0
