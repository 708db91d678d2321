#!/bin/sh
# SPDX-License-Identifier: MIT
# The report of a deadlock follows those of errors; a script that fails has none.
ln -s "$CELLUA" emilua
cat >script.lua <<'END'
print(this_fiber.id)
local mutex, promise, future = require('mutex').new(), require('future').new()
kept = promise
mutex:lock()
spawn(function() mutex:lock() end):detach()
spawn(function() future:get() end):detach()
local unseen = spawn(function() error 'unseen' end)
this_fiber.yield()
local how = require('system').arguments[3]
if how == 'error' then error 'the script fails' end
if how == 'handler' then scope_cleanup_push(error) end
END
./emilua script.lua >id 2>err
echo $?                                     # expect: 0
grep -n -o panicked err                     # expect: 1:panicked
grep deadlock err | grep -c -F "$(cat id)"  # expect: 1
sed '1,/deadlock/d' err | sed 's/0x[0-9a-f]*$/ADDR/'
# expect: 	mutex ADDR
# expect: 	future ADDR
for how in error handler; do
	./emilua script.lua -- $how 2>&1 | grep deadlock
	echo "$how"
done | grep -v 0x
# expect: error
# expect: handler
