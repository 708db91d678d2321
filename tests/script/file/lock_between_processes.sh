# SPDX-License-Identifier: MIT
# A lock holds up other processes, and ends with its owner.
cat >holder.lua <<'END'
local f = require("file").stream.new()
f:open("f", { "create", "read_write" })
f:lock()
io.stderr:write "locked\n"
io.read()
END
cat >other.lua <<'END'
local f = require("file").stream.new()
f:open("f", { "create", "read_write" })
print(f:try_lock())
io.stdout:flush()
spawn(function() f:lock() print "mine" end)
END
mkfifo hold
: >err
: >out
"$CELLUA" holder.lua <hold 2>err &
exec 3>hold
until grep -q locked err; do sleep 0.02; done
"$CELLUA" other.lua >out 3>&- &
until grep -q false out; do sleep 0.02; done
exec 3>&-
wait
cat out
# expect: false
# expect: mine
