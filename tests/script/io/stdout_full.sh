#!/bin/sh
# SPDX-License-Identifier: MIT
# A standard output that takes nothing makes the exit status 1, and is told.

[ -c /dev/full ] || exit 77
echo "print 'lost'" >print.lua
echo "io.write 'lost' io.stdout:flush() io.stdout:close()" >write.lua
echo "io.write 'lost' os.exit(0)" >exit.lua
echo "spawn(function() io.write 'lost' this_fiber.yield() end)" >fiber.lua
echo "print 'lost' error 'mine'" >error.lua
for script in print write exit fiber error; do
	"$CELLUA" $script.lua >/dev/full 2>err
	status=$?
	echo "$script $status $(grep -c 'No space left on device' err)"
done
# expect: print 1 1
# expect: write 1 1
# expect: exit 1 1
# expect: fiber 1 1
# expect: error 1 1
