#!/bin/sh
# SPDX-License-Identifier: MIT
# broken_output.sh - a confined script whose output nobody reads ends quietly, as any filter, in
# whatever way it writes, and not as one that does what it must not.
cat >system.lua <<'END'
local out = require("system").out
while true do out:write_some "x\n" end
END
cat >others.lua <<'END'
spawn(function() while true do this_fiber.yield() end end):detach()
dofile "system.lua"
END
echo 'while true do print "x" end' >print.lua
cat >write.lua <<'END'
io.stdout:setvbuf "no"
repeat until not io.write "x\n"
END
cat >dropped.lua <<'END'
require("sandbox").drop { stdio = { "out" }, on_violation = arg[1] }
while true do print "x" end
END
for violation in error kill; do
	cat >policy.lua <<END
{ version = 1, on_violation = "$violation", stdio = { "out", "err" }, fs = { read = { "\$SCRIPT_DIR" } } }
END
	for name in system others print write; do
		{ "$CELLUA" --policy policy.lua $name.lua; echo $? >status; } 2>err | head -n 1 >out
		cat out status err
	done
	{ "$CELLUA" dropped.lua $violation; echo $? >status; } 2>err | head -n 1 >out
	cat out status err
done | sort | uniq -c | sed 's/ *//'
# expect: 10 141
# expect: 10 x
