# SPDX-License-Identifier: MIT
# A file that is not in memory is read whole and in order, while others run.
head -c 8000000 /dev/urandom >data
sync data
cat >read.lua <<'END'
local file, stream = require "file", require "stream"
local f, copy = file.stream.new(), file.stream.new()
local turns = 0
local other = spawn(function() while true do turns = turns + 1 this_fiber.yield() end end)
f:open("data", 0)
copy:open("copy", { "create", "write_only" })
print(stream.copy(f, copy), turns > 100)
other:cancel()
END
dd if=data iflag=nocache count=0 2>/dev/null
"$CELLUA" read.lua
cmp data copy && echo same
# expect: 8000000	true
# expect: same
